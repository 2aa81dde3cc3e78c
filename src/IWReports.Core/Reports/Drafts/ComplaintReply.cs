namespace IWReports.Core.Reports.Drafts;

/// <summary>Drafts the manager's answer to a complex complaint.</summary>
public static class ComplaintReply
{
    public static ComplaintReplyModel Build(LetterData data) => new()
    {
        Company = data.Company,
        Title = "Our reply to your complaint",
        Period = data.Period,
        PeriodText = Language.DateText.LongDay(data.Date),
        DateText = Language.DateText.LongDay(data.Date),
        Charts = [],
        Customer = Letter.Customer(data),
        Reference = data.Complaint.ComplaintId,
        Salutation = Letter.Salutation(data),
        Sections = LetterSteps.Of(data, Opening(data)),
        Sender = Letter.Sender,
        Notes = Letter.Notes(data),
    };

    private static string Opening(LetterData data) =>
        $"On {Letter.On(data.Complaint.Day, data)} you complained about {Grievance.Of(data.Complaint.Topic).About}.";
}
