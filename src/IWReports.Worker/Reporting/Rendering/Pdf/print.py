# HTML on standard input, PDF on standard output. A report may load nothing, neither from the disk nor from the network.
import ctypes.util
import gc
import sys
# One page is printed and the process ends: looking for garbage would only cost time.
gc.disable()
# WeasyPrint asks for its libraries by the names of several systems; those that are not there Python looks for with a compiler.
ctypes.util.find_library = lambda name: None
try:
    import pydyf
    from weasyprint import HTML
    from weasyprint.pdf.stream import Stream
except ImportError as missing:
    sys.exit('weasyprint is missing: %s' % missing)
refused = []
charts = []
# Later versions mark their content in another way.
begin_marked_content = getattr(Stream, 'begin_marked_content', None)


def refuse(url, *args, **kwargs):
    refused.append(url)
    raise ValueError('refused')


# WeasyPrint has no tag for a drawing: one that stands alone in its element becomes a figure, with the words it brings.
def mark(stream, box, mcid=False, tag=None):
    element = getattr(box, 'element', None)
    if element is not None and len(element) == 1 and str(element[0].tag).endswith('}svg'):
        tag = 'Figure'
        if element not in charts:
            charts.append(element)
    begin_marked_content(stream, box, mcid, tag)


def describe(document, pdf):
    figures = [part for part in pdf.objects if isinstance(part, pydyf.Dictionary) and part.get('S') == '/Figure']
    for figure, chart in zip(figures, charts):
        figure['Alt'] = pydyf.String(chart[0].get('aria-label') or '')


if begin_marked_content:
    Stream.begin_marked_content = mark
pdf = HTML(string=sys.stdin.buffer.read().decode('utf-8'), url_fetcher=refuse).write_pdf(variant='pdf/ua-1', finisher=describe)
if refused:
    sys.exit('the page refers to %s' % ', '.join(url[:100] for url in refused))
sys.stdout.buffer.write(pdf)
