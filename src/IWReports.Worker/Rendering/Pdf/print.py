# HTML on standard input, PDF on standard output. A report may load nothing, neither from the disk nor from the network.
import sys
try:
    from weasyprint import HTML
except ImportError as missing:
    sys.exit('weasyprint is missing: %s' % missing)
refused = []
def refuse(url, *args, **kwargs):
    refused.append(url)
    raise ValueError('refused')
pdf = HTML(string=sys.stdin.buffer.read().decode('utf-8'), url_fetcher=refuse).write_pdf(variant='pdf/ua-1')
if refused:
    sys.exit('the page refers to %s' % ', '.join(url[:100] for url in refused))
sys.stdout.buffer.write(pdf)
