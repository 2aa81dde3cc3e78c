using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Reports;
using IWReports.Core.Statistics.Spc;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using IWReports.Worker.Delivery;
using IWReports.Worker.Reporting.Editions;
using Outcome = IWReports.Core.Facts.Outcome;

namespace IWReports.Worker.Tests.Host;

/// <summary>Words that databases hold and scripts read: a member renamed must not change them.</summary>
public sealed class StoredWordsTests
{
    [Fact]
    public void Every_word_is_as_databases_have_it_and_means_what_it_did()
    {
        Are<Outcome>("open answered abandoned flowed-out");
        Are<Capabilities>("none transfers onhold holdstart wrapup ringing refusedcallers logins abandonment waits talk");
        Are<ScopeKind>("company queue team officer topic segment channel department currency");
        Are<OrderStatus>("open delivered cancelled refunded adjustment");
        Are<ReturnKind>("return refund exchange");
        Are<RosterRole>("officer supervisor manager");
        Are<Survey>("csat nps rater internal");
        Are<Standing>("active before retained");
        Are<Decision>("open accepted declined deferred");
        Are<Driver>("volume handling-time schedule absence newcomers");
        Are<CauseVerdict>(
            "explained nothing-to-explain too-few-intervals model-is-off within-noise not-by-these-drivers");
        Are<CauseInput>("months-before officers-times roster patience");
        Are<TargetZone>("unrealistic challenging achievable already-met");
        Are<SpecialCause>("none outside-limits trend two-in-three one-side");
        Are<Rag>("green amber red");
        Are<RunState>("queued running waiting succeeded partial failed cancelled");
        Are<DeliveryState>("pending claimed handing-off sent rejected unknown held withdrawn");
        Are<DeliveryChannel>("folder email");
        Are<EditionState>("complete partial");
        Are<RecipientRole>("board manager supervisor deputy");
    }

    [Fact]
    public void Every_word_is_as_scripts_read_it()
    {
        Are<KpiState>("final provisional no-data not-measurable");
        Are<Unit>("count percent seconds days per-hour per-hundred per-thousand per-officer points money correlation");
        Are<Better>("higher lower neither");
        Are<KpiBy>(
            "total day week month half-hour weekday-half-hour queue officer team topic segment channel department currency");
        Are<PeriodKind>("day week month day-or-month");
        Are<TargetOrigin>("policy ours");
    }

    [Fact]
    public void A_word_that_is_none_is_refused_with_those_that_are() =>
        Assert.StartsWith("\"angry\" is none of active, before, retained.",
            Assert.Throws<ArgumentException>(() => EnumWords.Parse<Standing>("angry")).Message, StringComparison.Ordinal);

    private static void Are<T>(string words)
        where T : struct, Enum
    {
        Assert.Equal(words.Split(' '), Enum.GetValues<T>().Select(value => value.Word()));
        Assert.Equal(Enum.GetValues<T>(), words.Split(' ').Select(EnumWords.Parse<T>));
    }
}
