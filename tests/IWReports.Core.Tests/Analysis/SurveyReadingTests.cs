using System.Text.Json;
using IWReports.Core.Analysis.Surveys;
using IWReports.Core.Statistics;

namespace IWReports.Core.Tests.Analysis;

public sealed class SurveyReadingTests
{
    private static readonly (string Name, int Items)[] Dimensions =
        [("tangibles", 4), ("reliability", 5), ("responsiveness", 4), ("assurance", 4), ("empathy", 5)];

    [Fact]
    public void Intervals_are_those_published() => Assert.All(TestData.Rows("wilson.csv"), row =>
    {
        var (low, high) = Wilson.Of(double.Parse(row["x"]), double.Parse(row["n"]),
            Normal.Quantile((1 + double.Parse(row["confidence"])) / 2))!.Value;
        Assert.Equal(double.Parse(row["lower"]), low, 1e-9);
        Assert.Equal(double.Parse(row["upper"]), high, 1e-9);
    });

    [Fact]
    public void Answers_needed_are_those_of_the_reference() => Assert.All(TestData.Rows("sample_size.csv"), row =>
        Assert.Equal(int.Parse(row["n_required"]),
            SampleSize.Answers(double.Parse(row["margin"]), double.Parse(row["p"]),
            row["population"] == "infinite" ? null : int.Parse(row["population"]))));

    [Fact]
    public void One_in_five_answering_takes_five_invitations_each()
    {
        Assert.Equal(1925, SampleSize.Invitations(385, 0.2));
        Assert.Null(SampleSize.Invitations(385, 0));
    }

    [Fact]
    public void Those_who_agree_are_counted_and_blanks_are_not()
    {
        var box = TopBox.Of([5, 4, 3, 1, null, 9]);
        Assert.Equal((4, 0.5, false), (box.N, box.Share, box.MayBeShown));
        Assert.Equal(Wilson.Of(2, 4), box.Interval);
        Assert.Equal(0.25, TopBox.Of([5, 4, 3, 1], reversed: true).Share);
        Assert.Null(TopBox.Of([null]).Share);
    }

    [Fact]
    public void Gaps_are_those_of_the_reference()
    {
        var reference = TestData.Json("servqual.json");
        var expected = reference.GetProperty("expected");
        var gaps = RaterGaps.Of([.. Enumerable.Range(0, 3).Select(i => Respondent(reference, i))]);
        Assert.All(gaps.Dimensions, gap => Assert.Equal(expected.GetProperty("dimension_gap").GetProperty(gap.Dimension).GetDouble(),
            gap.Gap, 1e-12));
        Assert.Equal(expected.GetProperty("weighted_by_own_weights").GetDouble(), gaps.Weighted!.Value, 1e-12);
        Assert.All(gaps.Dimensions, gap => Assert.False(gap.IsDependable));
        Assert.Null(RaterGaps.Of([]).Weighted);
    }

    [Fact]
    public void Who_waited_long_and_does_not_answer_is_missing()
    {
        var missing = NonResponseBias.Of([new("answered at once", 1000, 250), new("waited over 5 minutes", 400, 40),
            new("spares", 300, 66), new("night", 5, 0)])!;
        Assert.Equal(["waited over 5 minutes"], missing.TooFew.Select(group => group.Name));
        Assert.Equal(["answered at once"], missing.TooMany.Select(group => group.Name));
        Assert.Null(NonResponseBias.Of([]));
    }

    [Fact]
    public void Two_surveys_differ_by_more_than_either_margin()
    {
        var (before, after) = (NetPromoterScore.Of(50, 33, 17)!.Value, NetPromoterScore.Of(60, 25, 15)!.Value);
        var (change, margin) = after.Since(before);
        Assert.Equal(12, change, 1e-9);
        Assert.True(margin > before.Margin && margin > after.Margin);
    }

    private static RaterRespondent Respondent(JsonElement reference, int i)
    {
        int[] Row(string name) => [.. reference.GetProperty(name)[i].EnumerateArray().Select(value => value.GetInt32())];
        var (expected, received, points) = (Row("expectations"), Row("perceptions"), Row("weights_points"));
        var first = 0;
        var dimensions = Dimensions.ToDictionary(dimension => dimension.Name,
            dimension => (IReadOnlyList<RaterItem>)[.. Enumerable.Range((first += dimension.Items) - dimension.Items, dimension.Items)
            .Select(item => new RaterItem(expected[item], received[item]))]);
        return new(dimensions, Dimensions.Select((dimension, place) => (dimension.Name, place))
            .ToDictionary(one => one.Name, one => (double)points[one.place]));
    }
}
