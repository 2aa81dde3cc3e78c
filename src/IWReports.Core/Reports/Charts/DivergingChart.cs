namespace IWReports.Core.Reports.Charts;

/// <summary>How many gave each answer, from "strongly disagree" to "strongly agree"; the range of who agrees in fractions.</summary>
public sealed record DivergingRow(string Label, IReadOnlyList<int> Answers, double AgreeLow, double AgreeHigh)
{
    public int Count => Answers.Sum();
}

/// <summary>Answers on a scale of five, disagreement to the left of the middle and agreement to its right.</summary>
public sealed record DivergingChart(string Id, string Title, string AlternativeText, IReadOnlyList<DivergingRow> Rows)
    : Chart(Id, Title, AlternativeText);
