using FsCheck;
using FsCheck.Fluent;
using IWReports.Core.Reports.Charts;

namespace IWReports.Worker.Tests.Rendering;

public sealed class ChartLabelTests
{
    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.Choose(0, 60).Select(length => new string('W', length)),
        Gen.Choose(0, 2000).Select(length => new string('i', length)),
        Gen.Elements("Jan", "the week that began on Monday", "09:30", SomeChart.Hostile, "‏שיחות ביום", "通话", "a\r\nb\tc", "ffi ﷽ é́́́", "…"));

    // Close together, far apart, and of every size.
    private static readonly Gen<double> Values = Gen.OneOf(
        Gen.Choose(0, 9).Select(value => (double)value),
        Gen.Choose(-3000, 3000).Select(value => value / 1000d),
        Gen.Choose(1000, 1010).Select(value => (double)value),
        Gen.Choose(0, 2_000_000_000).Select(value => value * 1000d));

    private static readonly Gen<double?> Gaps = Gen.OneOf(Gen.Constant((double?)null), Values.Select(value => (double?)value));

    public static IEnumerable<object[]> Names => SomeChart.All.Select(chart => new object[] { chart.Name });

    [Theory]
    [MemberData(nameof(Names))]
    public void No_two_labels_overlap(string name) => Assert.Empty(DrawnLabels.FaultsOf(SomeChart.Named(name)));

    [Fact]
    public void No_two_labels_of_the_sample_company_overlap() =>
        Assert.All(SampleReport.Board.Charts.Concat(SampleReport.Digest.Charts), chart => Assert.Empty(DrawnLabels.FaultsOf(chart)));

    [Fact]
    public void Nor_do_those_of_any_trend()
    {
        var usual = Gen.Constant<TrendRange?>(null).Or(
            Values.Three().Select(range => (TrendRange?)new TrendRange(range.Item1, range.Item2, range.Item3)));
        var point =
            from label in Words
            from value in Values
            from kind in Gen.Elements(Enum.GetValues<PointKind>())
            from note in Gen.OneOf(Gen.Constant<string?>(null), Words.Select(words => (string?)words))
            from range in usual
            from rebased in Gen.Frequency((8, Gen.Constant<string?>(null)), (1, Words.Select(words => (string?)words)))
            select new TrendPoint(label, value, kind, note) { Usual = range, Rebased = rebased };
        Check(
            from count in Gen.Choose(2, 24)
            from title in Words
            from unit in Words.Or(Gen.Constant("% of calls"))
            from points in point.ListOf(count)
            from last in Gaps.ListOf(count)
            from target in Gaps
            from trial in Gen.Elements(true, false)
            select (Chart)new TrendChart("t", title, "", unit, [.. points]) { LastYear = [.. last], Target = target, Trial = trial });
    }

    [Fact]
    public void Nor_those_of_bars_and_cells()
    {
        var people = Gen.Choose(0, 60).Select(value => (double?)value).Or(Gen.Constant((double?)null));
        var slot =
            from label in Words
            from offered in Gen.Choose(0, 3_000_000)
            from officers in people
            from needed in people
            select new DemandSlot(label, offered, offered / 3, officers, needed);
        Check(
            from count in Gen.Choose(1, 48)
            from title in Words
            from slots in slot.ListOf(count)
            select (Chart)new DemandChart("d", title, "", [.. slots]));
        var bin =
            from label in Words
            from answered in Gen.Choose(0, 40_000)
            from lost in Gen.Choose(0, 40_000)
            select new WaitBin(label, answered, lost);
        Check(
            from count in Gen.Choose(1, 24)
            from title in Words
            from bins in bin.ListOf(count)
            from target in Gen.Choose(-1, 25)
            select (Chart)new WaitChart("w", title, "", [.. bins]) { BinsWithinTarget = target < 0 ? null : target });
        Check(
            from rows in Gen.Choose(1, 7)
            from columns in Gen.Choose(1, 48)
            from title in Words
            from names in Words.ListOf(rows)
            from heads in Words.ListOf(columns)
            from cells in Gaps.ListOf(columns).Select(row => (IReadOnlyList<double?>)[.. row]).ListOf(rows)
            select (Chart)new HeatMap("h", title, "", title, [.. names], [.. heads], [.. cells]));
    }

    private static void Check(Gen<Chart> charts) =>
        Prop.ForAll(charts.ToArbitrary(), chart => Assert.Empty(DrawnLabels.FaultsOf(chart))).QuickCheckThrowOnFailure();
}
