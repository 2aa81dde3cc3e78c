using FsCheck;
using FsCheck.Fluent;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.Charts;

namespace IWReports.Worker.Tests.Reporting;

/// <summary>Labels of charts of any size, words and numbers.</summary>
public sealed class AnyChartLabelTests
{
    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.Choose(0, 60).Select(length => new string('W', length)),
        Gen.Choose(0, 2000).Select(length => new string('i', length)),
        Gen.Elements("Jan", "the week that began on Monday", "09:30", ChartCases.Hostile, "‏שיחות ביום", "通话", "a\r\nb\tc", "ffi ﷽ é́́́",
            "…"));

    // Close together, far apart, and of every size.
    private static readonly Gen<double> Values = Gen.OneOf(
        Gen.Choose(0, 9).Select(value => (double)value),
        Gen.Choose(-3000, 3000).Select(value => value / 1000d),
        Gen.Choose(1000, 1010).Select(value => (double)value),
        Gen.Choose(0, 2_000_000_000).Select(value => value * 1000d));

    private static readonly Gen<double?> Gaps = Gen.OneOf(Gen.Constant((double?)null), Values.Select(value => (double?)value));

    [Fact]
    public void No_two_of_any_trend_overlap()
    {
        var usual = Gen.Constant<TrendRange?>(null).Or(
            Values.Three().Select(range => (TrendRange?)new TrendRange(range.Item1, range.Item2, range.Item3)));
        var point =
            from label in Words
            from value in Values
            from kind in Gen.Elements(Enum.GetValues<PointKind>())
            from note in Gen.OneOf(Gen.Constant<string?>(null), Words.Select(words => (string?)words))
            from range in usual
            from noted in Gen.Frequency((6, Gen.Constant<string?>(null)), (1, Words.Select(words => (string?)words)))
            from rebased in Gen.Frequency((8, Gen.Constant<string?>(null)), (1, Words.Select(words => (string?)words)))
            select new TrendPoint(label, value, kind, note) { Usual = range, Rebased = rebased, Noted = noted };
        Check(
            from count in Gen.Choose(2, 24)
            from title in Words
            from unit in Words.Or(Gen.Constant("% of calls"))
            from points in point.ListOf(count)
            from last in Gaps.ListOf(count)
            from target in Gaps
            from trial in Gen.Elements(true, false)
            select (Chart)new TrendChart("t", title, "", unit, [.. points])
            {
                LastYear = [.. last], Targets = [.. points.Select((_, at) => at > 5 ? target : null)], Trial = trial,
            });
    }

    [Fact]
    public void No_two_of_bars_and_cells_overlap()
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

    [Fact]
    public void No_two_of_changes_overlap()
    {
        // Changes of billions are too long to stand on both sides of their bars.
        var changes = Gen.Choose(-3000, 3000).Select(value => value / 1000d)
            .Or(Gen.Choose(-300_000, 300_000).Select(value => (double)value));
        var step =
            from label in Words
            from change in changes
            from range in changes.Two()
            from known in Gen.Elements(true, false)
            from unexplained in Gen.Elements(true, false)
            select new WaterfallStep(label, change, known ? change - Math.Abs(range.Item1) : null,
                known ? change + Math.Abs(range.Item2) : null, unexplained);
        Check(
            from count in Gen.Choose(0, 9)
            from title in Words
            from unit in Words
            from names in Words.Two()
            from first in changes
            from steps in step.ListOf(count)
            select (Chart)new WaterfallChart("w", title, "", unit, names.Item1, first, names.Item2, first + steps.Sum(each => each.Change),
                [.. steps]) { Source = unit });
    }

    [Fact]
    public void No_two_of_counts_overlap()
    {
        var row =
            from label in Words
            from number in Gen.Choose(0, 2_000_000_000)
            from usual in Gaps.Select(value => value is { } known ? Math.Abs(known) : value)
            select new ParetoRow(label, number, usual);
        Check(
            from count in Gen.Choose(1, 12)
            from title in Words
            from unit in Words
            from rows in row.ListOf(count)
            select (Chart)new ParetoChart("p", title, "", unit, [.. rows]) { Source = title });
        var bin =
            from label in Words
            from number in Gen.Choose(0, 40_000)
            select new DistributionBin(label, number);
        var promise =
            from last in Gen.Choose(-1, 25)
            from label in Words
            select new PromiseMark(last, label);
        Check(
            from count in Gen.Choose(1, 24)
            from title in Words
            from bins in bin.ListOf(count)
            from several in Gen.Choose(0, 3)
            from promises in promise.ListOf(several)
            select (Chart)new DistributionChart("d", title, "", title, [.. bins], [.. promises]) { Source = title });
    }

    [Fact]
    public void No_two_of_standings_and_answers_overlap()
    {
        var standings = Gen.Elements<Rag?>(Rag.Green, Rag.Amber, Rag.Red, null);
        var figure =
            from label in Words
            from value in Values
            from texts in Words.Two()
            from target in Values
            from usual in Gaps.Two()
            from standing in standings
            select new BulletRow(label, value, texts.Item1, target, texts.Item2, Math.Max(value, target),
                standing) { UsualLow = usual.Item1, UsualHigh = usual.Item2 };
        Check(
            from count in Gen.Choose(1, 9)
            from title in Words
            from rows in figure.ListOf(count)
            select (Chart)new BulletChart("b", title, "", [.. rows]) { Source = title });
        var station =
            from words in Words.Three()
            from standing in standings
            select new JourneyStation(words.Item1, words.Item2, words.Item3, standing);
        Check(
            from count in Gen.Choose(1, 7)
            from title in Words
            from stations in station.ListOf(count)
            select (Chart)new JourneyChart("j", title, "", [.. stations]) { Source = title });
        var statement =
            from label in Words
            from answers in Gen.Choose(0, 40_000).ListOf(5)
            select new DivergingRow(label, [.. answers], 0, 1);
        Check(
            from count in Gen.Choose(1, 9)
            from title in Words
            from rows in statement.ListOf(count)
            select (Chart)new DivergingChart("a", title, "", [.. rows]) { Source = title });
    }

    private static void Check(Gen<Chart> charts) =>
        Prop.ForAll(charts.ToArbitrary(), chart => Assert.Empty(DrawnLabels.FaultsOf(chart))).QuickCheckThrowOnFailure();
}
