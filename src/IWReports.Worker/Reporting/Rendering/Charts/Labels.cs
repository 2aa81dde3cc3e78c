using OxyPlot;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>Keeps labels from lying on each other.</summary>
internal sealed class Labels
{
    /// <summary>Between the baselines of two lines of small text.</summary>
    public const double LineHeight = 15;

    // Inter at 12 pixels reaches 11.7 above its baseline and 2.9 below.
    private const double Above = 11.7, Below = 3;

    // Two texts on one line stand at least this far apart, so that they do not read as one.
    private const double Between = 4;

    // How far a text before or after a point reaches to its other side.
    private const double Overhang = 8;

    // A line is kept as places this far along it.
    private const double LineStep = 4, LineReach = 2;

    private readonly List<OxyRect> _texts = [], _points = [], _lines = [];

    /// <summary>Moves heights that are nearer to each other than a line apart, within the field; the order stays.</summary>
    public static IReadOnlyList<double> Apart(IReadOnlyList<double> wanted, double top, double bottom)
    {
        var order = Enumerable.Range(0, wanted.Count).OrderBy(index => wanted[index]).ToList();
        var places = new double[wanted.Count];
        var free = top;
        foreach (var index in order)
        {
            places[index] = Math.Max(wanted[index], free);
            free = places[index] + LineHeight;
        }

        var limit = bottom;
        foreach (var index in Enumerable.Reverse(order))
        {
            places[index] = Math.Min(places[index], limit);
            limit = places[index] - LineHeight;
        }

        return places;
    }

    /// <summary>A free place for a text near a point, clear of lines if it can be; null where there is none.</summary>
    public (double X, double Baseline)? Place(double x, double y, double width, OxyRect field, bool below)
    {
        // Above or below it, then farther off; over its middle, before it, or after it.
        double[] offsets = below ? [20, -10, 34, -24] : [-10, 20, -24, 34, -38, 48];
        double[] lefts = [x - (width / 2), x + Overhang - width, x - Overhang];
        (double Offset, double Left)[] beside = [(8, x - 12 - width), (8, x + 12)];
        var near = offsets.SelectMany(offset => lefts.Select(left => (offset, left)));
        foreach (var overLines in new[] { false, true })
        {
            foreach (var (offset, wanted) in overLines ? near : near.Concat(beside))
            {
                var left = Math.Clamp(wanted, field.Left, Math.Max(field.Left, field.Right - width));
                var baseline = y + offset;
                if (baseline - Above >= field.Top - 12 && baseline + Below <= field.Bottom - 2
                    && TryTake(left, baseline, width, overLines: overLines))
                    return (left, baseline);
            }
        }

        return null;
    }

    /// <summary>Takes a place for a text, unless another lies there, or a point that it must not hide.</summary>
    public bool TryTake(double left, double baseline, double width, bool overPoints = false, bool overLines = true)
    {
        var box = new OxyRect(left - (Between / 2), baseline - Above, width + Between, Above + Below);
        if (_texts.Exists(Meets) || (!overPoints && _points.Exists(Meets)) || (!overLines && _lines.Exists(Meets)))
            return false;
        _texts.Add(box);
        return true;

        bool Meets(OxyRect other) => box.Left < other.Right && other.Left < box.Right && box.Top < other.Bottom && other.Top < box.Bottom;
    }

    /// <summary>Keeps a line clear where there is another place.</summary>
    public void TakeLine(double fromX, double fromY, double toX, double toY)
    {
        var steps = Math.Max(1, (int)(Math.Max(Math.Abs(toX - fromX), Math.Abs(toY - fromY)) / LineStep));
        for (var step = 0; step <= steps; step++)
        {
            var share = (double)step / steps;
            var (x, y) = (fromX + ((toX - fromX) * share), fromY + ((toY - fromY) * share));
            _lines.Add(new(x - LineReach, y - LineReach, 2 * LineReach, 2 * LineReach));
        }
    }

    /// <summary>Keeps a place free for a point.</summary>
    public void Take(double x, double y, double radius) => _points.Add(new(x - radius, y - radius, 2 * radius, 2 * radius));
}
