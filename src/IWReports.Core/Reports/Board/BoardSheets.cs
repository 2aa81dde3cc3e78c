using IWReports.Core.Analysis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Reports.Charts;
using IWReports.Core.Reports.Sheets;

namespace IWReports.Core.Reports.Board;

/// <summary>The board report's workbook: everything the report says, and every figure behind it.</summary>
public static class BoardSheets
{
    private static readonly SheetColumn[] Said = [new("Part", 26), new("What it says", 110), new("Grade", 8)];

    public static IReadOnlyList<Sheet> Of(MonthlyAnalysis analysis, BoardReportModel model, MeasureSettings settings) =>
    [
        new("Summary", Said, [.. Summary(model)]),
        Scorecard(analysis, model),
        KpiSheets.ByMonth(analysis.Data.History),
        Recommendations(model),
        Causes(analysis),
        Surveys(model),
        AtRiskSheet.Of(analysis.Data.AtRisk),
        KpiSheets.Figures(model.Figures),
        KpiSheets.Definitions(analysis.Data.History.Values.Where(months => months.Count > 0).Select(months => months[^1].Kpi), settings),
        .. ChartSheets.Of(Pictures(model)),
    ];

    private static IEnumerable<IReadOnlyList<Cell>> Summary(BoardReportModel model)
    {
        IReadOnlyList<Cell> Row(string part, string text, string grade = "") => [part, text, grade];
        IEnumerable<IReadOnlyList<Cell>> Rows(string part, IEnumerable<string> texts) => texts.Select(text => Row(part, text));
        return
        [
            Row("Company", model.Company),
            Row("Report", $"{model.Title}, {model.PeriodText}"),
            .. Rows("Incomplete", model.Missing),
            Row("Headline", model.Pages.Headline),
            .. model.Pages.Figures.Select(figure =>
                Row(
                figure.Label, string.Join("; ", new[] { figure.Value, figure.Direction, figure.Target }.Where(part => part.Length > 0)))),
            .. model.Pages.Why.Select(finding => Row("Why", finding.Text, finding.Known)),
            .. Rows("How sure", [model.Pages.HowSure]),
            .. model.Pages.Decide.Select(card => Row(
                $"Decide {card.Number}", $"{card.Action} {card.Why} {card.Expect} {card.Cost}, {card.Owner}, {card.Due}")),
            Row("Or do nothing", model.Pages.DoNothing),
            Row("At risk", model.Pages.AtRisk),
            Row("Targets", model.Pages.Targets),
            .. Rows("Scorecard", model.Pages.Withheld),
            .. Rows("Customers say", [model.Pages.CustomersSay]),
            .. Rows("Staffing", [model.Pages.Staffing]),
            .. model.Journey.Select(station => Row(station.Name, $"{station.Kpi}: {station.Value.Text} {station.Status.Word}".TrimEnd())),
            Row("Safety", model.Safety),
            .. Rows("Changed since", model.Restated),
            Row("Customers at risk", model.AtRiskSummary),
            .. model.AtRisk.Select(risk => Row(risk.Customer, $"{risk.Reference}: {risk.What}. {risk.Detail}")),
            .. model.Reasons.SelectMany(IEnumerable<IReadOnlyList<Cell>> (reason) =>
                [Row("What changed and why", reason.Text, reason.Grade), .. Rows("Checked", reason.Checks)]),
            .. Rows("Cannot be shown", model.CannotShow),
            .. model.Options.Select(option => Row("Option", $"{option.Name}: {option.Implication}")),
            .. Rows("Next in line", model.NextInLine),
            .. model.FollowUp.Select(one => Row($"Recommended in {one.Given}", $"{one.Action} {one.Became}")),
            .. Rows("Outlook", model.Outlook),
            .. Rows("Outlook", model.OutlookMore),
            .. Pictures(model).Select((chart, at) => Row($"Chart {at + 1}: {chart.Title}", chart.AlternativeText)),
        ];
    }

    // A sparkline's months are among the KPIs by month.
    private static IReadOnlyList<Chart> Pictures(BoardReportModel model) =>
        [.. model.Charts.Concat(model.MoreCharts).Where(chart => chart is not Sparkline)];

    // A value is a number here, so that it can be sorted and drawn; how the report writes it stands at the end of the row.
    private static Sheet Scorecard(MonthlyAnalysis analysis, BoardReportModel model)
    {
        SheetColumn[] columns =
        [
            new("KPI", 36), new("This month", 14), new("Unit", 14), new("Target", 12), new("Target is", 10), new("Policy", 12),
            new("Status", 14), new("Variation", 24), new("Assurance", 24), new("Chance of meeting it", 14), new("Next month's step", 14),
            new("Advice", 60), new("State", 24), new("As the report writes it", 60),
        ];
        return new("Scorecard", columns,
        [
            .. model.Scorecard.Select(row => Judged(analysis, row, model.Targets.FirstOrDefault(one => one.Name == row.Name))),
            .. model.OtherMeasures.Select(row => Measured(analysis, row, columns.Length)),
            .. model.TargetNotes.Prepend(model.ScorecardNote).Where(note => note.Length > 0).Select(IReadOnlyList<Cell> (note) =>
                [.. Enumerable.Repeat<Cell>("", columns.Length - 1).Prepend(note)]),
        ]);
    }

    private static IReadOnlyList<Cell> Judged(MonthlyAnalysis analysis, ScorecardRow row, TargetRow? target)
    {
        var value = analysis.Find(row.Kpi);
        var (kpi, found) = (value?.Kpi, value is null ? null : analysis.Found(value.Kpi).Target);
        Cell Of(decimal? number) => Cell.Of(number, kpi?.Unit ?? Unit.Count);
        string?[] written =
        [
            row.Value.Text, $"target {row.Target}", row.Policy, target is null ? "" : $"chance {target.Chance}",
            target is null or { Next: "–" } ? "" : $"next {target.Next}",
        ];
        return
        [
            row.Name, Of(value is { IsOfTooFew: false } ? value.Value : null), kpi is null ? "" : KpiSheets.Word(kpi.Unit),
            Of(kpi?.Target?.Value), kpi?.Better switch { Better.Higher => "or more", Better.Lower => "or less", _ => "" },
            Of(kpi?.PolicyTarget?.Value), row.Status.Word, row.Variation, row.Assurance, Cell.Of(found?.Chance, Unit.Percent),
            Of((decimal?)found?.Next), target?.Proposal, State(row.Value),
                string.Join("; ", written.Where(part => part is { Length: > 0 })),
        ];
    }

    private static IReadOnlyList<Cell> Measured(MonthlyAnalysis analysis, MeasureRow row, int columns)
    {
        IReadOnlyList<Cell> known = analysis.Find(row.Kpi) is { } value
            ? [row.Name, Cell.Of(value.Value, value.Kpi.Unit), KpiSheets.Word(value.Kpi.Unit), "", "", "", "no target"]
            : [row.Name, "", "", "", "", "", "no target"];
        return [.. known, .. Enumerable.Repeat<Cell>("", columns - known.Count - 2), State(row.Value), row.Value.Text];
    }

    private static Sheet Recommendations(BoardReportModel model) => new(
        "Recommendations",
        [new("No.", 6), new("Kind", 24), new("Grade", 8), new("Action", 60), new("Problem", 60), new("Expected", 50),
            new("Business case", 50), new("Who", 28),
            new("By", 12), new("Reviewed in", 18), new("Measured by", 40), new("Resources", 40), new("Or instead", 60),
            new("Customers", 50), new("Quality", 50),
            new("Technology", 50), new("Legal duties", 40)],
        [.. model.Recommendations.Select(IReadOnlyList<Cell> (row) =>
        [
            row.Number, row.Kind, row.Grade, row.Action, row.Problem, row.Expected, row.Case, row.Owner,
                Cell.Of(row.PastRecommendation.Due),
            row.Review, row.Measure,
            row.Resources, string.Join(" ", row.Instead), row.Customers, row.Quality, row.Technology, row.Duty,
        ])]);

    // What the drivers did is in points of the service level; what none of them explains stands beside them.
    private static Sheet Causes(MonthlyAnalysis analysis)
    {
        var shortfall = analysis.Causes?.Shortfall;
        Cell Points(double? value) => Cell.Of(value, Unit.Percent);
        return new(
            "Causes",
            [new("What", 44), new("Change of the service level", 26), new("From", 12), new("To", 12), new("Share of the change", 20),
                new("Shown as a cause", 16)],
            shortfall is null ? [["Causes were not looked for: half-hours, rosters or months before are missing.", "", "", "", "", ""]] :
            [
                ["Measured change", Points(shortfall.Change), "", "", "", ""],
                ["All of them together, by the queue model", Points(shortfall.Modelled), "", "", "", ""],
                .. shortfall.Shares.Select(IReadOnlyList<Cell> (share) =>
                [
                    new CauseText(analysis).Subject(share.Driver, share.Change), Points(share.Change), Points(share.Low),
                    Points(share.High), Points(share.Share), shortfall.IsSignificant(share) ? "yes" : "no",
                ]),
                ["Not explained", Points(shortfall.Unexplained), "", "", "", ""],
            ]);
    }

    private static Sheet Surveys(BoardReportModel model) => new(
        "Surveys",
        [new("Question or theme", 60), new("Answers", 40), new("Agree, or usual", 40), new("Example", 60)],
        [
            .. model.Surveys.Select(IReadOnlyList<Cell> (row) => [row.Question, row.Answers, row.Agree, ""]),
            .. model.SurveyNotes.Append(model.ThemesLead).Where(note => note.Length > 0)
                .Select(IReadOnlyList<Cell> (note) => [note, "", "", ""]),
            .. model.Themes.Select(IReadOnlyList<Cell> (row) => [row.Name, row.Remarks, row.Usual, row.Example]),
        ]);

    private static string State(WrittenValue value) =>
        value.Restated ? "changed since published" : value.Provisional ? "provisional" : "final";
}
