using IWReports.Core.Language;

namespace IWReports.Core.Reports.TeamWeek;

/// <summary>The week's compliments, each for the officer whom the customer's own words name, else for the whole team.</summary>
internal sealed class WeekCompliments(TeamWeekData data, FigureBook written)
{
    private const string WholeTeam = "The whole team";

    // More rows than this are no list to read out; the rest is counted.
    private const int Most = 5;

    public IReadOnlyList<ComplimentRow> Rows() => [.. All.Take(Most)];

    public string More() => All.Count <= Most ? ""
        : written.Text(Sentence.Of($"and {Figure.Count(All.Count - Most, data.Period)} more in the workbook"));

    /// <summary>Every compliment of the week: by officer first, then the team's.</summary>
    public IReadOnlyList<ComplimentRow> All =>
    [
        .. data.Remarks.Where(remark => remark is { IsCompliment: true, Tone: Tone.Praised, Words: not null }
            && remark.Day >= data.Period.From && remark.Day <= data.Period.To)
            .Select(remark => (For: AgentIn(remark.Words!), Remark: remark))
            .OrderBy(one => one.For is null).ThenBy(one => one.For, StringComparer.OrdinalIgnoreCase).ThenBy(one => one.Remark.Day)
            .DistinctBy(one => (one.For, one.Remark.Words))
            .Select(one => new ComplimentRow(one.For ?? WholeTeam, Words.Short(one.Remark.Words!),
                DateText.Day(one.Remark.Day, data.Period))),
    ];

    // The team's own officers may be named to those who pass it on.
    private Quotes Words => new([.. data.Customers, .. data.Roster.Select(entry => entry.Person).Distinct().Except(data.Officers)]);

    // Two names in one sentence: nobody knows whom it was meant for.
    private string? AgentIn(string words)
    {
        var names = data.Officers.Where(officer => words.Split([.. words.Where(letter => !char.IsLetterOrDigit(letter)).Distinct()])
            .Contains(officer, StringComparer.OrdinalIgnoreCase)).ToList();
        return names.Count == 1 ? names[0] : null;
    }
}
