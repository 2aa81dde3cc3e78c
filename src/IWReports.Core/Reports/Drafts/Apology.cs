namespace IWReports.Core.Reports.Drafts;

/// <summary>Drafts the letter that a customer gets who was not satisfied or could not be reached.</summary>
public static class Apology
{
    public static ApologyModel Build(LetterData data) => new()
    {
        Company = data.Company,
        Title = "Our apology",
        Period = data.Period,
        PeriodText = Language.DateText.LongDay(data.Date),
        DateText = Language.DateText.LongDay(data.Date),
        Charts = [],
        Customer = Letter.Customer(data),
        Reference = data.Complaint.ComplaintId,
        Salutation = Letter.Salutation(data),
        Sections = [.. LetterSteps.Of(data, Opening(data)).Select(section => section with { Heading = "" })],
        Sender = Letter.Sender,
        Notes = [.. Due(data), .. Letter.Notes(data)],
    };

    private static string Opening(LetterData data)
    {
        var complained = $"On {Letter.On(data.Complaint.Day, data)} you complained about {Grievance.Of(data.Complaint.Topic).About}.";
        return (data.Complaint.FollowedUpOn, data.Complaint.Satisfied) switch
        {
            ({ } asked, false) => $"{complained} "
                + $"On {Letter.On(asked, data)} you told us that our answer did not satisfy you.",
            (null, false) => $"{complained} You told us that our answer did not satisfy you.",
            ({ } asked, null) => $"{complained} We tried to reach you on {Letter.On(asked, data)} and could not.",
            _ => complained,
        };
    }

    private static IEnumerable<string> Due(LetterData data)
    {
        if (data.Complaint.AsksForApology)
            yield break;
        yield return data.Complaint.IsFollowedUp
            ? "The customer was satisfied with the answer, so the procedure asks for no apology letter."
            : "The procedure asks for this letter after a follow-up, and none is on record. Call the customer first.";
    }
}
