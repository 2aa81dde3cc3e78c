using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Causes;
using IWReports.Core.Kpis;
using IWReports.Core.Reports.Charts;
using IWReports.Core.Reports.Narrative;

namespace IWReports.Core.Reports.Sheets;

/// <summary>The board report's workbook: everything the report says, and every figure behind it.</summary>
public static class BoardSheets
{
    private static readonly SheetColumn[] Said = [new("Part", 26), new("What it says", 110), new("Grade", 8)];

    public static IReadOnlyList<Sheet> Of(MonthReading reading, BoardReportModel model, MeasureSettings settings) =>
    [
        new("Summary", Said, [.. Summary(model)]),
        Scorecard(model),
        KpiSheets.ByMonth(reading.Data.History),
        Recommendations(model),
        Causes(reading),
        Surveys(model),
        AtRiskSheet.Of(reading.Data.AtRisk),
        KpiSheets.Figures(model.Figures),
        KpiSheets.Definitions(reading.Data.History.Values.Where(months => months.Count > 0).Select(months => months[^1].Kpi), settings),
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
                Row(figure.Label, string.Join("; ", new[] { figure.Value, figure.Direction, figure.Target }.Where(part => part.Length > 0)))),
            .. model.Pages.Why.Select(finding => Row("Why", finding.Text, finding.Known)),
            .. Rows("How sure", [model.Pages.HowSure]),
            .. model.Pages.Decide.Select(card => Row($"Decide {card.Number}", $"{card.Action} {card.Why} {card.Expect} {card.Cost}, {card.Owner}, {card.Due}")),
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

    private static Sheet Scorecard(BoardReportModel model) => new(
        "Scorecard",
        [new("KPI", 36), new("This month", 16), new("Target", 16), new("Policy", 16), new("Status", 14), new("Variation", 24),
            new("Assurance", 24),
            new("Chance of meeting it", 26), new("Next month's step", 24), new("Advice", 60), new("State", 14)],
        [
            .. model.Scorecard.Select(IReadOnlyList<Cell> (row) =>
            {
                var target = model.Targets.FirstOrDefault(one => one.Name == row.Name);
                return [row.Name, row.Value.Text, row.Target, row.Policy, row.Status.Word, row.Variation, row.Assurance,
                    target?.Chance, target?.Next, target?.Advice, State(row.Value)];
            }),
            .. model.OtherMeasures.Select(IReadOnlyList<Cell> (row) =>
                [row.Name, row.Value.Text, "", "", "no target", "", "", "", "", "", State(row.Value)]),
            .. model.TargetNotes.Prepend(model.ScorecardNote).Where(note => note.Length > 0).Select(IReadOnlyList<Cell> (note) =>
                [note, "", "", "", "", "", "", "", "", "", ""]),
        ]);

    private static Sheet Recommendations(BoardReportModel model) => new(
        "Recommendations",
        [new("No.", 6), new("Kind", 24), new("Grade", 8), new("Action", 60), new("Problem", 60), new("Expected", 50),
            new("Business case", 50), new("Who", 28),
            new("By", 12), new("Reviewed in", 18), new("Measured by", 40), new("Takes", 40), new("Or instead", 60),
            new("Customers", 50), new("Quality", 50),
            new("Technology", 50), new("Mind", 40)],
        [.. model.Recommendations.Select(IReadOnlyList<Cell> (row) =>
        [
            row.Number, row.Kind, row.Grade, row.Action, row.Problem, row.Expected, row.Case, row.Owner, Cell.Of(row.Advice.Due),
            row.Review, row.Measure,
            row.Resources, string.Join(" ", row.Instead), row.Customers, row.Quality, row.Technology, row.Duty,
        ])]);

    // What the drivers did is in points of the service level; what none of them explains stands beside them.
    private static Sheet Causes(MonthReading reading)
    {
        var shortfall = reading.Causes?.Shortfall;
        Cell Points(double? value) => Cell.Of(value, Unit.Percent);
        return new(
            "Causes",
            [new("What", 44), new("Change of the service level", 26), new("From", 12), new("To", 12), new("Share of the change", 20),
                new("Told as a cause", 16)],
            shortfall is null ? [["Causes were not looked for: half-hours, rosters or months before are missing.", "", "", "", "", ""]] :
            [
                ["Measured change", Points(shortfall.Change), "", "", "", ""],
                ["All drivers together, as the model makes it", Points(shortfall.Modelled), "", "", "", ""],
                .. shortfall.Shares.Select(IReadOnlyList<Cell> (share) =>
                    [CauseText.Name(share.Driver), Points(share.Change), Points(share.Low), Points(share.High), Points(share.Share),
                        shortfall.IsTold(share) ? "yes" : "no"]),
                ["Unexplained", Points(shortfall.Unexplained), "", "", "", ""],
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
