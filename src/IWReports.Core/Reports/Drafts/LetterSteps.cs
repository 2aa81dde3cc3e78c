using System.Globalization;
using IWReports.Core.Facts;
using static IWReports.Core.Language.DailyDigestText;
using static IWReports.Core.Reports.Drafts.LetterPart;

namespace IWReports.Core.Reports.Drafts;

/// <summary>The manager's five steps of the complaints procedure, each from what is on record.</summary>
/// <remarks>What nobody decided is a blank: a letter must not promise what the company has not agreed to do.</remarks>
internal static class LetterSteps
{
    private const int MaxEarlier = 2;

    public static IReadOnlyList<LetterSection> Of(LetterData data, string opening) =>
    [
        new("What happened", [.. WhatHappened(data, opening)]),
        new("What we change for every customer",
            ["For every customer, this changes: ", Blank("what was decided, and from which day"), "."]),
        new("What we do for you now", [.. ForYou(data)]),
        new("When we follow up", [.. FollowUp(data)]),
        new("What else you need from us",
            ["Please tell me what else we must do so that you can rely on us again. You reach me directly on ", Blank("telephone"), "."]),
    ];

    private static IEnumerable<LetterPart> WhatHappened(LetterData data, string opening)
    {
        var (complaint, isBroken) = (data.Complaint, data.IsPromiseBroken);
        yield return $"{opening} ";
        if (data.Order is { } order && isBroken)
            yield return $"{Promise(order, data)} ";
        if (complaint.Deadline is { } deadline && complaint.ResolvedOn is null && deadline <= data.AsOf)
            yield return $"You asked us to settle this by {Letter.On(deadline, data)}, and we did not. ";
        if (data.Earlier.Count > 0)
        {
            string[] before = [.. data.Earlier.DistinctBy(one => one.Topic).Take(MaxEarlier).Select(one => Before(one, data))];
            yield return $"You had already come to us about {List(before)}. ";
        }

        yield return isBroken ? "We broke our promise, and I am sorry. " : "I am sorry for the trouble that this caused you. ";
        yield return "The cause: ";
        yield return Blank(Grievance.Of(complaint.Topic).Cause);
        yield return ".";
    }

    private static string Promise(Order order, LetterData data)
    {
        var due = data.Due(order);
        var promised = $"You ordered on {Letter.On(order.OrderedOn, data)}, "
            + $"and we promised delivery for {Letter.On(due, data)}.";
        var late = data.Settings.Calendar.BusinessDaysBetween(due, order.DeliveredOn ?? data.AsOf);
        return order.DeliveredOn is { } came
            ? $"{promised} It came on {Letter.On(came, data)}, {Days(late)} late."
            : $"{promised} By {Letter.On(data.AsOf, data)} it was {Days(late)} late and had not arrived.";
    }

    private static IEnumerable<LetterPart> ForYou(LetterData data)
    {
        var (complaint, grievance) = (data.Complaint, Grievance.Of(data.Complaint.Topic));
        // An order that is not due yet is not what the customer complains of.
        if (data.IsLate)
            return ["Your order is not forgotten. It will be with you on ", Blank("day that dispatch confirmed"), "."];
        var parts = new List<LetterPart>();
        if (complaint.ResolvedOn is { } settled)
            parts.Add($"We settled your complaint on {Letter.On(settled, data)}. ");
        if (complaint is { RedressAmount: > 0 and { } paid } && !LetterRefund.IsOver(data))
            parts.Add($"Beside the ordinary refund we paid you {LetterRefund.Text(paid, data)}. ");
        else if (grievance.IsFaulty && complaint.RedressAmount is null or 0)
            parts.AddRange(["You get beside the ordinary refund: ", Blank($"amount if agreed, at most {MaxRefund(data)}"), ". "]);
        if (grievance.IsFaulty && complaint.ResolvedOn is null)
            parts.AddRange(["About a replacement: ", Blank("what those with the authority decided"), ". "]);
        if (complaint.DamageClaim)
            parts.Add($"{Damage(complaint, data)} ");
        return [.. parts, "We do this for you now: ", Blank("what was agreed with you"), "."];
    }

    private static string MaxRefund(LetterData data) => LetterRefund.Text(LetterRefund.Most(data), data);

    private static string Before(Complaint complaint, LetterData data) =>
        $"{Grievance.Of(complaint.Topic).About} on {Letter.On(complaint.Day, data)}";

    private static string Damage(Complaint complaint, LetterData data) => complaint.ClaimsFormOn is { } sent
        ? $"Your Claims Form reached us on {Letter.On(sent, data)}."
            + (complaint.QuotesOutstanding ? " Please send us the quotes for the repair." : "")
        : "We are insured for damage. Please let us help you with the Claims Form, and send us the quotes for the repair.";

    private static IEnumerable<LetterPart> FollowUp(LetterData data) => data.Complaint switch
    {
        { ManagerCalledOn: null, ManagerCallOn: { } agreed } when agreed > data.AsOf =>
            [
                $"I will call you on {Letter.On(agreed, data)}{AtTime(data)}, as agreed. I will call again on ", Blank("day"),
                " to hear whether we kept our word.",
            ],
        { ManagerCalledOn: { } called } =>
            [$"Thank you for your time on the telephone on {Letter.On(called, data)}. I will call again on ", Blank("day and time"), "."],
        _ => ["I will call you on ", Blank("day and time"), " to hear whether we kept our word."],
    };

    private static string AtTime(LetterData data) => data.Complaint.ManagerCallAt is { } at
        ? TimeZoneInfo.ConvertTime(at, data.Settings.Calendar.Zone).ToString(" 'at' HH:mm", CultureInfo.InvariantCulture) : "";

    private static string Days(int count) => $"{Words(count, "business day")}";
}
