namespace IWReports.Core.Reports.Drafts;

/// <summary>A letter to a customer that a person finishes, signs and sends.</summary>
public abstract record LetterModel : ReportModel
{
    /// <summary>The business it goes to; "" where nobody wrote it down.</summary>
    public required string Customer { get; init; }

    /// <summary>"Monday 1 December 2025".</summary>
    public required string DateText { get; init; }

    /// <summary>The case, as the customer was given it.</summary>
    public required string Reference { get; init; }

    public required string Salutation { get; init; }

    /// <summary>The manager's five steps, in order.</summary>
    public required IReadOnlyList<LetterSection> Sections { get; init; }

    public required string Sender { get; init; }

    /// <summary>What the manager must see to before the letter goes; not part of the letter.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>One of the five steps; the heading is "" in a letter without headings.</summary>
public sealed record LetterSection(string Heading, IReadOnlyList<LetterPart> Parts);

/// <summary>Words of a letter, or a blank that only a person can fill.</summary>
public sealed record LetterPart(string Text, bool IsBlank = false)
{
    public static implicit operator LetterPart(string words) => new(words);

    public static LetterPart Blank(string what) => new(what, IsBlank: true);
}
