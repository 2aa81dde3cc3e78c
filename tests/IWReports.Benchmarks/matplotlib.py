# Charts like ours by matplotlib, as PNG at two pixels a point and as SVG; the milliseconds of each when warm on standard output.
import io
import sys
import time
try:
    from matplotlib.figure import Figure
except ImportError:
    sys.exit(3)


def draw(chart):
    figure = Figure(figsize=(5.6, 2.7), dpi=200)
    axes = figure.add_subplot()
    values = [1200 + 30 * month for month in range(12)]
    if chart % 2:
        axes.bar(range(12), values)
    else:
        axes.plot(values, marker='o')
        axes.axhline(1300, linestyle='--')
    axes.set_title('Calls per month', loc='left')
    axes.set_xticks(range(12), ['Month %d' % month for month in range(12)], fontsize=6)
    for form in ('png', 'svg'):
        figure.savefig(io.BytesIO(), format=form)


count = int(sys.argv[1])
draw(0)
draw(1)
begin = time.perf_counter()
for chart in range(count):
    draw(chart)
print((time.perf_counter() - begin) * 1000 / count)
