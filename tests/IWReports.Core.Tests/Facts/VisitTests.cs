using System.Reflection;
using IWReports.Core.Facts;
using IWReports.Core.Tests.Kpis;

namespace IWReports.Core.Tests.Facts;

public sealed class VisitTests
{
    [Fact]
    public void What_is_known_of_a_visit_as_logged_and_as_measured_is_declared_once()
    {
        static IEnumerable<string> Own(Type visit) =>
            visit.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => property.Name);
        Assert.NotEmpty(Own(typeof(LoggedVisit)));
        Assert.Empty(Own(typeof(LoggedVisit)).Intersect(Own(typeof(QueueVisit))));
        Assert.Empty(Own(typeof(Visit)).Intersect(Own(typeof(LoggedVisit)).Concat(Own(typeof(QueueVisit)))));
    }

    [Fact]
    public void A_call_keeps_its_officer_while_it_is_talked_held_and_written_up()
    {
        var call = Some.Call(Outcome.Answered) with { Talk = Seconds(120), Hold = Seconds(30), WrapUp = Seconds(15) };
        Assert.Equal(Seconds(165), call.Handled);
        Assert.Equal(Seconds(120), (call with { Hold = null, WrapUp = null }).Handled);
        Assert.Null((call with { Talk = null }).Handled);
    }

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
