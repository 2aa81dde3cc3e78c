using IWReports.Core.Language;

namespace IWReports.Core.Reports.Drafts;

/// <summary>What every letter to a customer has around its five steps.</summary>
internal static class Letter
{
    public const string Sender = "Customer service manager";

    public static string Customer(LetterData data) => data.Customer ?? "";

    // A letter goes to the business; whose name belongs here, only a person knows.
    public static string Salutation(LetterData data) => data.Customer is { } customer ? $"Dear {customer}," : "Dear customer,";

    public static string On(DateOnly day, LetterData data) => DateText.Day(day, data.Period);

    /// <summary>What the manager must see to before the letter goes.</summary>
    public static IReadOnlyList<string> Notes(LetterData data) => [.. All(data).OfType<string>()];

    private static IEnumerable<string?> All(LetterData data)
    {
        var complaint = data.Complaint;
        yield return $"The facts are those on record at the end of {On(data.AsOf, data)}. Fill in what is in [ … ], or leave it out.";
        yield return data.Customer is null ? "No customer is on record for this case: find out whom to write to." : null;
        yield return complaint.LegalThreat ? "The customer spoke of legal action: have the letter checked before it goes." : null;
        yield return complaint.Injury ? "Someone was hurt: call at the agreed time first, and write afterwards." : null;
        yield return complaint.MustRefer && complaint.EscalatedOn is null
            ? "The procedure does not cover this case, and no referral to you is on record." : null;
        yield return complaint.ManagerCallOn is { } agreed && complaint.ManagerCalledOn is null && agreed <= data.AsOf
            ? $"A call was agreed for {On(agreed, data)}, and none is on record. Call before you write." : null;
        yield return LetterRefund.IsOver(data)
            ? "More was paid than the procedure allows without consent. Clear it before you write of money." : null;
        // How it was put to the board is not how a customer is told of it.
        var answers = Grievance.Of(complaint.Topic).Answers;
        foreach (var decided in data.Accepted.Where(one => answers.Contains(one.Rule)).DistinctBy(one => one.Rule))
        {
            var done = decided.DoneOn is { } day ? $"done on {On(day, data)}" : $"due {On(decided.Due, data)}";
            yield return $"The board accepted “{decided.Action.TrimEnd('.')}”, {done}. "
                + "Write under “What we change” what the customer may know.";
        }
    }
}
