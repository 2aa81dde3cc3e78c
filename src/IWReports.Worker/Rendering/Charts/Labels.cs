namespace IWReports.Worker.Rendering.Charts;

/// <summary>Keeps labels from lying on each other.</summary>
internal sealed class Labels
{
    private readonly List<(double Left, double Top, double Right, double Bottom)> _taken = [];

    /// <summary>Moves heights that want to be nearer than <paramref name="gap"/> apart, within the field; the order stays.</summary>
    public static IReadOnlyList<double> Spread(IReadOnlyList<double> wanted, double gap, double top, double bottom)
    {
        var order = Enumerable.Range(0, wanted.Count).OrderBy(index => wanted[index]).ToList();
        var places = new double[wanted.Count];
        var free = top;
        foreach (var index in order)
        {
            places[index] = Math.Max(wanted[index], free);
            free = places[index] + gap;
        }

        var limit = bottom;
        foreach (var index in Enumerable.Reverse(order))
        {
            places[index] = Math.Min(places[index], limit);
            limit = places[index] - gap;
        }

        return places;
    }

    /// <summary>A free place for a text near a point: above or below it, then farther off; null where there is none.</summary>
    public (double X, double Y)? Place(double x, double y, double width, Plot field, bool below)
    {
        var left = Math.Clamp(x - (width / 2), field.Left, Math.Max(field.Left, field.Right - width));
        foreach (var offset in below ? new double[] { 20, -10, 34, -24 } : [-10, 20, -24, 34, -38, 48])
        {
            var box = (Left: left, Top: y + offset - 11, Right: left + width, Bottom: y + offset + 3);
            if (box.Top < field.Top - 10 || box.Bottom > field.Bottom - 2 || _taken.Any(other => box.Left < other.Right && other.Left < box.Right && box.Top < other.Bottom && other.Top < box.Bottom))
                continue;
            _taken.Add(box);
            return (left, y + offset);
        }

        return null;
    }

    /// <summary>Keeps a place free, for a point or a line's end.</summary>
    public void Take(double x, double y, double radius) => _taken.Add((x - radius, y - radius, x + radius, y + radius));
}
