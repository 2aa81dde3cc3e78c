using System.Text.RegularExpressions;
using IWReports.Core.Language;
using IWReports.Core.Reports.Board;

namespace IWReports.Core.Tests.Reports;

/// <summary>A board report's words, and the numbers in them.</summary>
internal static partial class BoardText
{
    public static IEnumerable<string> All(BoardReportModel model) =>
    [
        .. Pages(model.Pages), model.ScorecardNote, model.ThemesLead,
            .. model.Themes.SelectMany(row => new[] { row.Name, row.Remarks, row.Usual, row.Example }), model.Safety, model.AtRiskSummary,
        .. model.Journey.SelectMany(row => new[] { row.Kpi, row.Value.Text, row.Status.Word }),
        .. model.Scorecard.SelectMany(row => new[] { row.Name, row.Value.Text, row.Target, row.Policy, row.Variation, row.Assurance }),
        .. model.OtherMeasures.SelectMany(row => new[] { row.Name, row.Value.Text }),
        .. model.Reasons.SelectMany(reason => reason.Checks.Prepend(reason.Text)), .. model.CannotShow, .. model.Outlook,
            .. model.OutlookMore, .. model.Missing, .. model.Restated,
        .. model.Options.SelectMany(option => new[] { option.Name, option.Implication }),
        .. model.Recommendations.SelectMany(one =>
            new[] { one.Number, one.Action, one.Problem, one.Customers, one.Quality, one.Technology, one.Owner, one.Due, one.Review,
            one.Measure, one.Expected, one.Resources, one.Case, one.Duty }.Concat(one.Instead)),
        .. model.Targets.SelectMany(row => new[] { row.Name, row.Target, row.Chance, row.Proposal, row.Next }),
            .. model.TargetNotes,
        .. model.Surveys.SelectMany(row => new[] { row.Question, row.Answers, row.Agree }), .. model.SurveyNotes,
        .. model.NextInLine, .. model.FollowUp.SelectMany(row => new[] { row.Given, row.Became }),
    ];

    public static IEnumerable<string> Pages(BoardPages pages) =>
    [
        pages.Headline, .. pages.Figures.SelectMany(figure => new[] { figure.Label, figure.Value, figure.Direction, figure.Target }),
        .. pages.Why.Select(finding => finding.Text), pages.HowSure,
        .. pages.Decide.SelectMany(card => new[] { card.Number, card.Action, card.Why, card.Expect, card.Cost, card.Owner, card.Due }),
        pages.DoNothing, pages.Safety, pages.AtRisk, pages.Targets,
        .. pages.Scorecard.SelectMany(group =>
            group.Rows.SelectMany(row => new[] { row.Name, row.Value, row.Target, row.Variation, row.Assurance })),
        .. pages.Withheld, pages.Changed, pages.Staffing, pages.CustomersSay, .. pages.Quotes.Select(quote => quote.Words),
            .. pages.Outlook,
        .. pages.Decisions.Select(past => past.Became), .. pages.CannotShow,
    ];

    public static string Of(BoardReportModel model) => string.Join('\n', All(model));

    public static string Reasons(BoardReportModel model) =>
        string.Join(' ', model.Reasons.Select(reason => reason.Text).Concat(model.CannotShow));

    /// <summary>Numbers of the text that no figure accounts for; dates and clock times are not numbers.</summary>
    public static IEnumerable<string> Unaccounted(BoardReportModel model, params string[] names) =>
        Unaccounted(All(model), model.Figures, names);

    public static IEnumerable<string> Unaccounted(IEnumerable<string> texts, IEnumerable<Figure> figures, params string[] names)
    {
        var known = figures.SelectMany(figure =>
            new[] { null, FigureText.WithSign, FigureText.Words }.SelectMany(style => Numbers(FigureText.Of(figure, style)))).ToHashSet();
        return texts.SelectMany(text => Numbers(DatesAndTimes()
            .Replace(names.Aggregate(text, (rest, name) => rest.Replace(name, "", StringComparison.Ordinal)), "")))
            .Where(number => !known.Contains(number));
    }

    private static IEnumerable<string> Numbers(string text) => Number().Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"\d+(?:,\d{3})*(?:\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(
        @"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} [A-Z][a-z]{2}(?: \d{4})?\b|(?:\b\d{1,2} )?\b(?:January|February|March|April|May|June"
            + @"|July|August|September|October|November|December) \d{4}\b|\b\d{2}:\d{2}\b")]
    private static partial Regex DatesAndTimes();
}
