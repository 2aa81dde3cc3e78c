using OxyPlot;

namespace IWReports.Worker.Rendering.Charts;

/// <summary>Keeps labels from lying on each other.</summary>
internal sealed class Labels
{
    /// <summary>Between the baselines of two lines of small text.</summary>
    public const double LineHeight = 15;

    // Inter at 12 pixels reaches 11.7 above its baseline and 2.9 below.
    private const double Above = 11.7, Below = 3;

    // Two texts on one line stand at least this far apart, so that they do not read as one.
    private const double Between = 4;

    private readonly List<OxyRect> _texts = [], _points = [];

    /// <summary>Moves heights that are nearer to each other than a line apart, within the field; the order stays.</summary>
    public static IReadOnlyList<double> Spread(IReadOnlyList<double> wanted, double top, double bottom)
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

    /// <summary>A free place for a text near a point: above or below it, then farther off; null where there is none.</summary>
    public (double X, double Baseline)? Place(double x, double y, double width, OxyRect field, bool below)
    {
        var left = Math.Clamp(x - (width / 2), field.Left, Math.Max(field.Left, field.Right - width));
        foreach (var offset in below ? new double[] { 20, -10, 34, -24 } : [-10, 20, -24, 34, -38, 48])
        {
            var baseline = y + offset;
            if (baseline - Above >= field.Top - 12 && baseline + Below <= field.Bottom - 2 && TryTake(left, baseline, width))
                return (left, baseline);
        }

        return null;
    }

    /// <summary>Takes a place for a text, unless another lies there, or a point that it must not hide.</summary>
    public bool TryTake(double left, double baseline, double width, bool overPoints = false)
    {
        var box = new OxyRect(left - (Between / 2), baseline - Above, width + Between, Above + Below);
        if (_texts.Exists(Meets) || (!overPoints && _points.Exists(Meets)))
            return false;
        _texts.Add(box);
        return true;

        bool Meets(OxyRect other) => box.Left < other.Right && other.Left < box.Right && box.Top < other.Bottom && other.Top < box.Bottom;
    }

    /// <summary>Keeps a place free for a point.</summary>
    public void Take(double x, double y, double radius) => _points.Add(new(x - radius, y - radius, 2 * radius, 2 * radius));
}
