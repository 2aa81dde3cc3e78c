using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Reports.DailyDigest;
using IWReports.Tests;

namespace IWReports.Core.Tests.Reports.DailyDigest;

public sealed class DailyDigestTests
{
    [Fact]
    public void What_was_unusual_comes_first() => Assert.Equal(
        "On the busiest day in 20, 12 of 81 callers hung up, more than usual.",
        DailyDigestReport.Build(SomeDigest.Data()).Headline);

    [Fact]
    public void A_day_within_the_range_is_a_normal_one() =>
        Assert.Equal("A normal Friday: 70 calls came in and 2 callers hung up.", DailyDigestReport.Build(SomeDigest.Quiet()).Headline);

    [Theory]
    [InlineData(12, "More callers than usual hung up on Friday: 12 of 70.")]
    [InlineData(2, "Callers waited longer than usual on Friday: 5 min on average; 70 calls came in and 2 callers hung up.")]
    public void A_long_wait_is_said_where_nobody_hung_up_for_it(int lost, string headline)
    {
        var data = SomeDigest.Quiet();
        var history = new Dictionary<string, IReadOnlyList<KpiValue>>(data.History)
        {
            ["abandonment"] = [.. data.History["abandonment"].SkipLast(1), data.History["abandonment"][^1] with { Numerator = lost }],
            ["speed_of_answer"] = [.. data.History["speed_of_answer"].SkipLast(1),
                data.History["speed_of_answer"][^1] with { Numerator = 69 * 300 }],
        };
        Assert.Equal(headline, DailyDigestReport.Build(data with { History = history }).Headline);
    }

    [Theory]
    [InlineData(90, "Friday was the busiest in 20 business days: 90 calls came in and 2 callers hung up.")]
    [InlineData(50, "Friday was the quietest in 20 business days: 50 calls came in and 2 callers hung up.")]
    public void The_busiest_and_the_quietest_day_are_said_to_be(int calls, string headline)
    {
        var data = SomeDigest.Quiet();
        var history = new Dictionary<string, IReadOnlyList<KpiValue>>(data.History)
        {
            ["calls_offered"] = [.. data.History["calls_offered"].SkipLast(1),
                data.History["calls_offered"][^1] with { Numerator = calls }],
        };
        Assert.Equal(headline, DailyDigestReport.Build(data with { History = history }).Headline);
    }

    [Fact]
    public void A_day_far_off_target_is_not_said_to_be_all_well()
    {
        var data = SomeDigest.Quiet();
        var lost = SomeDigestParts.History(data.History["abandonment"][0].Kpi, 10, day => 8 + (day % 5), of: 70);
        Assert.Equal("A normal Friday, still short of target: 70 calls came in and 10 callers hung up.",
            DailyDigestReport.Build(data with { History = new Dictionary<string,
                IReadOnlyList<KpiValue>>(data.History) { ["abandonment"] = lost } }).Headline);
    }

    [Fact]
    public void No_headline_is_longer_than_twenty_words() => Assert.All(
        new[] { SomeDigest.Data(), SomeDigest.Quiet(), SomeDigest.NoSources(), SomeDigest.Large() },
        data => Assert.InRange(DailyDigestReport.Build(data).Headline.Split(' ').Length, 4, 20));

    [Theory]
    [InlineData(7, "81 calls, 12 abandoned; 1 urgent, 7 to call back today")]
    [InlineData(0, "81 calls, 12 abandoned; 1 urgent")]
    [InlineData(null, "81 calls, 12 abandoned; 1 urgent")]
    public void The_subject_says_what_matters_and_names_nobody(int? unreached, string summary) =>
        Assert.Equal(summary, DailyDigestReport.Build(SomeDigest.Data() with { Unreached = unreached }).Summary);

    // Moving ranges of 2.1 calls of 81 around 60 of 1,701: 2.86 ± 2.66 × 2.1.
    [Fact]
    public void A_share_is_placed_by_the_limits_of_so_many_calls()
    {
        var figure = DailyDigestReport.Build(SomeDigest.Data()).Figures.Single(figure => figure.Name == "Abandonment");
        Assert.Equal(("0\u00A0% to 9.9\u00A0%", "missed, above usual"), (figure.Usual, figure.Standing));
    }

    [Theory]
    [InlineData(3, 24, "missed", "0\u00A0% to 12.5\u00A0%")]
    [InlineData(10, 80, "missed, above usual", "0\u00A0% to 10\u00A0%")]
    public void What_is_unusual_of_many_calls_is_not_of_few(int lost, int calls, string standing, string usual)
    {
        var figure = With("abandonment", [.. SomeDigest.Data().History["abandonment"].SkipLast(1),
            SomeDigest.Data().History["abandonment"][^1] with { Numerator = lost, Denominator = calls }])
            .Figures.Single(figure => figure.Name == "Abandonment");
        Assert.Equal(("12.5\u00A0%", standing, usual), (figure.Value, figure.Standing, figure.Usual));
    }

    [Fact]
    public void A_share_of_too_few_is_not_placed()
    {
        var digest = With("abandonment", [.. SomeDigest.Data().History["abandonment"].SkipLast(1),
            SomeDigest.Data().History["abandonment"][^1] with { Numerator = 9, Denominator = 9 }]);
        Assert.Equal(("–", "missed"), digest.Figures.Single(figure => figure.Name == "Abandonment") is var figure
            ? (figure.Usual, figure.Standing) : default);
        Assert.Equal(["Without a usual range, for fewer than 20 cases: Abandonment."], digest.TooFew);
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(13, false)]
    public void Limits_of_a_few_days_are_provisional(int days, bool provisional)
    {
        var data = SomeDigest.Data();
        var digest = DailyDigestReport.Build(data with { History =
            data.History.ToDictionary(kpi => kpi.Key, kpi => (IReadOnlyList<KpiValue>)[.. kpi.Value.TakeLast(days + 1)]) });
        Assert.Equal(provisional, digest.FiguresNotes[0].Contains("provisional until there are 13 days", StringComparison.Ordinal));
        Assert.Contains($"the last {days} business days", digest.FiguresNotes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Days_on_which_nobody_hung_up_make_one_caller_who_does_unusual_only_where_chance_does_not()
    {
        var none = SomeDigestParts.History(SomeDigest.Data().History["abandonment"][0].Kpi, 1, _ => 0, of: 81);
        Assert.Equal("", With("abandonment", [.. none.SkipLast(1), none[^1] with { Numerator = 0 }]).Figures.Single(figure =>
            figure.Name == "Abandonment").Standing);
        Assert.Equal("above usual", With("abandonment", none).Figures.Single(figure => figure.Name == "Abandonment").Standing);
    }

    [Fact]
    public void A_few_days_are_no_range()
    {
        var data = SomeDigest.Data();
        var digest = DailyDigestReport.Build(data with { History =
            data.History.ToDictionary(kpi => kpi.Key, kpi => (IReadOnlyList<KpiValue>)[.. kpi.Value.TakeLast(7)]) });
        Assert.Equal("On Friday 81 calls came in and 12 callers hung up.", digest.Headline);
        Assert.All(digest.Figures, figure => Assert.Equal("–", figure.Usual));
        Assert.StartsWith("With 6 earlier business days on record nothing is usual yet", digest.FiguresNotes[0], StringComparison.Ordinal);
    }

    internal static DailyDigestModel With(string kpi, IReadOnlyList<KpiValue> history) =>
        DailyDigestReport.Build(SomeDigest.Data() with { History = new Dictionary<string,
            IReadOnlyList<KpiValue>>(SomeDigest.Data().History) { [kpi] = history } });
}
