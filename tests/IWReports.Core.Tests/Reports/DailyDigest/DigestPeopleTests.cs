using IWReports.Core.Facts;
using IWReports.Tests;
using static IWReports.Core.Tests.Reports.DailyDigest.DigestTodoTests;

namespace IWReports.Core.Tests.Reports.DailyDigest;

/// <summary>What is to be done for newcomers and for who is away.</summary>
public sealed class DigestPeopleTests
{
    [Theory]
    [InlineData(true, "Sit with Taya.")]
    [InlineData(false, "Sit with Mary and Taya.")]
    public void Newcomers_whom_nobody_sat_with_are_named(bool isKept, string act)
    {
        var duties = SomeDigest.Quiet().Duties with { Coaching = isKept ? [SomeDigestParts.SitAlong("Mary", new(2025, 11, 25))] : [] };
        Assert.Equal(act, Assert.Single(Due(SomeDigest.Quiet() with { Duties = duties })).Do);
    }

    [Theory]
    [InlineData("2025-11-28", "The review was due on Fri 28 Nov, after coaching on Mon 17 Nov.")]
    [InlineData("2025-12-01", "The review is due today, after coaching on Mon 17 Nov.")]
    [InlineData("2025-12-02", null)]
    public void A_review_is_due_from_its_day_on_until_it_is_held(string on, string? why)
    {
        var coaching = SomeDigestParts.Talk("Mia", new(2025, 11, 17)) with { ReviewOn = DateOnly.Parse(on) };
        var duties = SomeDigest.Quiet().Duties with { Coaching = [coaching, .. SomeDigest.Quiet().Duties.Coaching] };
        Assert.Equal(why, Due(SomeDigest.Quiet() with { Duties = duties }).SingleOrDefault()?.Why);
    }

    [Fact]
    public void A_newcomer_who_is_away_cannot_be_sat_with()
    {
        var data = SomeDigest.Quiet() with { Duties = new(), Absences = [new("Taya", SomeDigest.Morning, SomeDigest.Morning, "leave")] };
        Assert.Contains("Sit with Mary.", Due(data).Select(item => item.Do));
    }

    [Fact]
    public void Who_was_there_when_the_roster_began_is_no_newcomer()
    {
        var data = SomeDigest.Quiet();
        Assert.Empty(Due(data with { Duties = new(), Roster = [.. data.Roster.Select(entry => entry with { From = new(2025, 10, 1) })] }));
    }

    [Fact]
    public void Everybody_away_is_said_before_half_hours_are_counted()
    {
        var data = SomeDigest.Quiet() with { Absences =
            [.. new[] { "Mia", "Jonas", "Taya",
            "Mary" }.Select(one => new Absence(one, SomeDigest.Morning, SomeDigest.Morning, "leave"))] };
        Assert.Equal(("Find officers for today.", "Everybody on the roster is away."),
            Assert.Single(Due(data)) is var item ? (item.Do, item.Why) : default);
    }
}
