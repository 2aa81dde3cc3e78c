using System.Globalization;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Core.Reports.Sheets;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using IWReports.Worker.Reporting.Rendering.Workbook;

namespace IWReports.Worker.Admin.Figures;

/// <summary>The table of a KPI's page as a file: CSV with plain numbers, or a workbook.</summary>
internal static class KpiExport
{
    public static byte[] Csv(Kpi kpi, KpiQuestion question, IEnumerable<KpiValue> values) => CsvText.Of(
        values.Select(IEnumerable<string> (value) =>
            [
                kpi.Id, question.Scope.ToString(), value.Key, Plain(value.Numerator), Plain(value.Denominator), Plain(value.Value),
                kpi.Unit.Word(), value.State.Word(),
            ])
            .Prepend(["kpi", "scope", question.By.Word(), "numerator", "denominator", "value", "unit", "state"]));

    public static byte[] Workbook(Kpi kpi, KpiQuestion question, IEnumerable<KpiValue> values) => WorkbookWriter.Write(kpi.Name,
    [
        new("Values",
            [new(question.By.Word(), 20), new("Numerator", 14), new("Denominator", 14), new("Value", 14), new("State", 16)],
            [.. values.Select(IReadOnlyList<Cell> (value) =>
                [value.Key, Cell.Of(value.Numerator), Cell.Of(value.Denominator), Cell.Of(value.Value, kpi.Unit), value.State.Word()])]),
        new("What it is", [new("What", 20), new("Words", 100)],
            [["KPI", kpi.Name], ["Formula", kpi.Formula], ["Of", question.Scope.ToString()], ["Days", $"{question.Days}"]]),
    ]);

    private static string Plain(decimal? value) =>
        KpiText.Plain(value)?.ToString(CultureInfo.InvariantCulture) ?? "";
}
