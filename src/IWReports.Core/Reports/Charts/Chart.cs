namespace IWReports.Core.Reports.Charts;

/// <summary>
/// A picture's content, finished: drawing computes nothing. The title states the finding, the alternative text the message.
/// </summary>
public abstract record Chart(string Id, string Title, string AlternativeText)
{
    /// <summary>Where the figures come from and how many there are, in one line below the picture; empty where the text says it.</summary>
    public string Source { get; init; } = "";
}
