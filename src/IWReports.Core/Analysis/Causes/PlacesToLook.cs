using IWReports.Core.Statistics;

namespace IWReports.Core.Analysis.Causes;

/// <summary>A place where a share changed more than chance makes it: a queue, an hour, a topic.</summary>
public sealed record Place(string Dimension, Segment Segment, double Change, double Impact, double P);

/// <summary>Where to look first. A place is never a cause: it coincides. Source: ops/docs/statistics.md, 4.7.</summary>
public sealed record PlacesToLook(IReadOnlyList<Place> Places, int Tested)
{
    /// <summary>
    /// Tests every part of every dimension that has enough on both sides, all of them as one family, and keeps what stands though so many
    /// were tested; most impact first.
    /// </summary>
    public static PlacesToLook Of(IReadOnlyDictionary<string, IReadOnlyList<Segment>> dimensions)
    {
        var tested = dimensions.SelectMany(dimension => (Kitagawa.Of(dimension.Value)?.Effects ?? [])
            .Where(effect => effect.Segment.Before >= MinSample.PlaceBefore && effect.Segment.After >= MinSample.PlaceTold)
            .Select(effect => PlaceOf(dimension.Key, effect))).ToList();
        var stand = FalseDiscovery.Significant([.. tested.Select(place => place.P)]);
        return new([.. tested.Where((_, i) => stand[i]).OrderByDescending(place => Math.Abs(place.Impact) * (1 - place.P))], tested.Count);
    }

    private static Place PlaceOf(string dimension, SegmentEffect effect)
    {
        var one = effect.Segment;
        var (was, isNow) = (one.HitsBefore / one.Before, one.HitsAfter / one.After);
        var pooled = (one.HitsBefore + one.HitsAfter) / (one.Before + one.After);
        var error = Math.Sqrt(pooled * (1 - pooled) * ((1 / one.Before) + (1 / one.After)));
        return new(dimension, one, isNow - was, effect.Total, error > 0 ? 2 * Normal.Above(Math.Abs(isNow - was) / error) : 1);
    }
}
