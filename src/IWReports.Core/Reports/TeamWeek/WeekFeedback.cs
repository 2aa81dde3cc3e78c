using IWReports.Core.Analysis.Themes;
using IWReports.Core.Calendar;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.TeamWeek;

/// <summary>What customers praised and minded most in the week, in their own words and without names.</summary>
internal sealed class WeekFeedback
{
    private const int MaxThemes = 3;

    private readonly TeamWeekData _data;

    private readonly Quotes _quotes;

    private readonly FigureBook _written;

    public WeekFeedback(TeamWeekData data, FigureBook written)
    {
        _data = data;
        _written = written;
        _quotes = new([.. data.Customers, .. data.Roster.Select(entry => entry.Person).Distinct()]);
        Minded = ThemeChange.OfWeek([.. Of(Tone.Minded).Select(remark => remark.Remark)], data.Themes.Minded, data.Period);
    }

    /// <summary>Every theme that customers minded, most often first.</summary>
    public IReadOnlyList<ThemeChange> Minded { get; }

    public IReadOnlyList<FeedbackRow> PraisedRows() => Rows(
        Tone.Praised, ThemeCount.Of([.. Of(Tone.Praised).Select(remark => remark.Remark)], _data.Themes.Praised, _data.Period, LastWeek, [])
            .Where(theme => theme.Remarks > 0).Select(theme => (theme.Theme, theme.Remarks)));

    public IReadOnlyList<FeedbackRow> MindedRows() => Rows(Tone.Minded, Minded.Select(theme => (theme.Theme, theme.Remarks)));

    /// <summary>The department that most complaints of a theme concern; "" where none says so, or it is the team itself.</summary>
    public string Department(string theme)
    {
        var most = InWeek(Tone.Minded).Where(remark => _data.Themes.Minded.Of(remark.Remark).Contains(theme))
            .Select(remark => remark.Department).OfType<string>()
            .GroupBy(name => name.Trim(), StringComparer.OrdinalIgnoreCase).OrderByDescending(name => name.Count())
            .ThenBy(name => name.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
        return most is null || most.Equals(_data.Team.Trim(), StringComparison.OrdinalIgnoreCase) ? "" : most;
    }

    /// <summary>What stands where nobody said anything of a tone.</summary>
    public string NoneOf(Tone tone) => _data.Remarks.Count == 0
        ? "No complaint or survey comment is on record, so what customers think is not known."
        : tone is Tone.Praised ? "Nobody praised the team in writing this week."
        : _data.ComplaintsKnown ? "Nobody complained in writing this week."
        : "No survey comment was a complaint. No complaints log was read, so other complaints are not known.";

    /// <summary>Of how many remarks the themes are, which one remark may have several of; "" of fewer than two.</summary>
    public string NoteOf(Tone tone) => InWeek(tone).Count() is > 1 and var count
        ? _written.Text(Sentence.Of($"Of {Figure.Count(count, _data.Period):remark} in all; one may speak of several things."))
        : "";

    public string Reviews()
    {
        if (_data.ReviewStars.Count == 0)
            return "";
        var reviews = Figure.Count(_data.ReviewStars.Count, _data.Period);
        var stars = Figure.Count(_data.ReviewStars.Average(), _data.Period);
        return _written.Text(Sentence.Of($"{reviews:public review} of the company came in, with {stars} stars on average."));
    }

    private ReportPeriod LastWeek => _data.Period.AddWeeks(-1);

    private FeedbackRow[] Rows(Tone tone, IEnumerable<(string Theme, int Remarks)> themes)
    {
        var taxonomy = tone is Tone.Praised ? _data.Themes.Praised : _data.Themes.Minded;
        return
        [
            // What no word fits is told of last, so that nobody takes it for a theme.
            .. themes.OrderBy(theme => theme.Theme == ThemeCount.Other).Take(MaxThemes).Select(theme => new FeedbackRow(
                theme.Theme == ThemeCount.Other ? "Something else"
                    : theme.Theme[..1].ToUpperInvariant() + theme.Theme[1..],
                _written.Text(Sentence.Of($"{Figure.Count(theme.Remarks, _data.Period):remark}")),
                _quotes.Of(InWeek(tone), taxonomy, theme.Theme),
                tone is Tone.Minded ? Department(theme.Theme) : "")),
        ];
    }

    private IEnumerable<TeamRemark> Of(Tone tone) => _data.Remarks.Where(remark => remark.Tone == tone);

    private IEnumerable<TeamRemark> InWeek(Tone tone) =>
        Of(tone).Where(remark => remark.Day >= _data.Period.From && remark.Day <= _data.Period.To);
}
