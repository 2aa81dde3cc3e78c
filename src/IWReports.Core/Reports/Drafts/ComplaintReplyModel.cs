namespace IWReports.Core.Reports.Drafts;

/// <summary>The manager's answer to a complaint: the five steps, each under its heading.</summary>
public sealed record ComplaintReplyModel : LetterModel;
