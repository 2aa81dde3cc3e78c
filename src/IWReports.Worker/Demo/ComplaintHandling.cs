using IWReports.Core.Calendar;
using IWReports.Core.Facts;

namespace IWReports.Worker.Demo;

/// <summary>
/// What became of a complaint besides being settled: who it concerned, whether it went to the manager, what was paid, and what the
/// customer said afterwards. Invented, but for Yore Mine Co.'s threat, which goes to the manager at once.
/// </summary>
internal static class ComplaintHandling
{
    private const double Uncovered = 0.05, Referred = 0.90, ReferredAnyway = 0.08, CallKept = 0.80, CallLate = 0.12, Damage = 0.30,
        FormIn = 0.8, Redress = 0.35, WithinAuthority = 0.92, Consent = 0.5, NotReached = 0.1, OpenedAgain = 0.08;

    // As the procedure allows an officer.
    private const decimal AuthorityShare = 0.10m, AuthorityMost = 25;

    private static BusinessCalendar Calendar => SampleCompany.Calendar;

    /// <summary>Adds to a complaint what was done; <paramref name="away"/> is whether the supervisor was.</summary>
    public static Complaint After(Complaint complaint, decimal? productValue, bool away, RandomStream draw)
    {
        var received = complaint.Day;
        var mustRefer = complaint.LegalThreat || draw.Chance(Uncovered);
        var referred = complaint.LegalThreat || draw.Chance(mustRefer ? Referred : ReferredAnyway);
        var handled = complaint with
        {
            Department = DepartmentOf(complaint.Topic, draw),
            Channel = complaint.OrderId is null ? "phone" : draw.Pick(["phone", "e-mail", "web"]),
            MustRefer = mustRefer,
            EscalatedOn = referred ? Known(complaint.LegalThreat ? received : Calendar.AddBusinessDays(received, draw.Between(0, 1)))
                : null,
            DamageClaim = complaint.Topic == "quality" && draw.Chance(Damage),
            ProductValue = productValue,
        };
        return WithFollowUp(WithRedress(WithPapers(WithCall(handled, draw), draw), draw), away, draw);
    }

    private static string DepartmentOf(string? topic, RandomStream draw) => topic switch
    {
        "late delivery" => draw.Chance(0.6) ? "Carrier" : "Dispatch",
        "wrong item" => "Warehouse",
        "quality" => "Production",
        _ => "Customer service",
    };

    private static Complaint WithCall(Complaint complaint, RandomStream draw)
    {
        if (complaint.EscalatedOn is not { } referred)
            return complaint;
        var on = Calendar.AddBusinessDays(referred, 1);
        var agreed = LocalTime.At(on, new TimeOnly(complaint.LegalThreat ? 10 : draw.Between(10, 16), 0), Calendar.Zone);
        var fate = draw.Next();
        DateTimeOffset? called = fate < CallKept ? agreed.AddMinutes(draw.Between(-5, 10)) : fate < CallKept + CallLate
            ? agreed.AddMinutes(draw.Between(45, 60)) : null;
        return complaint with { ManagerCallOn = on, ManagerCallAt = agreed, ManagerCalledAt = on <= SampleCompany.LastDay ? called : null };
    }

    private static Complaint WithPapers(Complaint complaint, RandomStream draw)
    {
        if (!complaint.DamageClaim)
            return complaint;
        var form = Known(Calendar.AddBusinessDays(complaint.Day, draw.Between(2, 8)));
        return complaint with { ClaimsFormOn = draw.Chance(FormIn) ? form : null, QuotesOutstanding = form is null || draw.Chance(0.3) };
    }

    private static Complaint WithRedress(Complaint complaint, RandomStream draw)
    {
        if (complaint.ProductValue is not { } value || complaint.ResolvedOn is null || !draw.Chance(Redress))
            return complaint;
        var limit = Math.Min(Math.Round(value * AuthorityShare, 2), AuthorityMost);
        var over = !draw.Chance(WithinAuthority);
        return complaint with { RedressAmount = over ? limit * 2 : limit, RedressApproved = over && draw.Chance(Consent) };
    }

    private static Complaint WithFollowUp(Complaint complaint, bool away, RandomStream draw)
    {
        if (complaint.ResolvedOn is not { } settled)
            return complaint;
        var before = Calendar.AddBusinessDays(settled, -1);
        var asked = draw.Chance(away ? 0.6 : 0.8) ? Known(Calendar.AddBusinessDays(settled, draw.Between(1, 4))) : null;
        return complaint with
        {
            ReopenedOn = before > complaint.Day && draw.Chance(OpenedAgain) ? before : null,
            FollowedUpOn = asked,
            Satisfied = asked is null || draw.Chance(NotReached) ? null : draw.Chance(away ? 0.6 : 0.8),
        };
    }

    private static DateOnly? Known(DateOnly day) => day <= SampleCompany.LastDay ? day : null;
}
