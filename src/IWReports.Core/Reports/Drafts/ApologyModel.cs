namespace IWReports.Core.Reports.Drafts;

/// <summary>A letter of apology: the five steps as plain paragraphs.</summary>
public sealed record ApologyModel : LetterModel;
