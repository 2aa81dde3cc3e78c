using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using static IWReports.Core.Language.DailyDigestText;

namespace IWReports.Core.Reports.Drafts;

/// <summary>Drafts the audit sheet: every point answered from the records, and none that they cannot answer.</summary>
public static class AuditSheet
{
    // A line that names them all is one that nobody reads.
    private const int MaxNamed = 4;

    public const string Yes = "Yes", No = "No", CannotBeTold = "Cannot be told";

    // The form's first items are the procedure's steps; the others are characteristics of good service.
    private const int Steps = 10;

    public static AuditSheetModel Build(AuditSheetData data)
    {
        AuditGroup[] groups =
        [
            new("Complaints procedure: officers’ steps", [.. QualityForm.Items.Take(Steps).Select(item => Step(item, data))]),
            new("Complaints procedure: cases and the manager",
                [.. AuditQuestion.Manager(data.Settings).Select(question => Point(question, data))]),
            new("Policies", [.. AuditQuestion.Policies(data.Settings).Select(question => Point(question, data))]),
        ];
        return new()
        {
            Company = data.Company,
            Title = "Audit sheet",
            Period = data.Period,
            PeriodText = DateText.MonthAndYear(data.Period.From),
            Charts = [],
            Summary = Summary([.. groups.SelectMany(group => group.Points)]),
            Groups = groups,
            Provisional = Provisional(data),
        };
    }

    private static AuditPoint Step(QualityFormItem item, AuditSheetData data)
    {
        var found = data.Items.FirstOrDefault(value => value.Key.Equals(item.Item, StringComparison.OrdinalIgnoreCase));
        return found is { Numerator: { } passed, Denominator: > 0 and { } applied }
            ? new(item.Item, passed == applied ? Yes : No, Share(passed / item.Weight, applied / item.Weight, "review"))
            : new(item.Item, CannotBeTold, "no review of it");
    }

    private static AuditPoint Point(AuditQuestion question, AuditSheetData data)
    {
        var value = data.Kpis.GetValueOrDefault(question.Kpi)?.Reportable;
        if (value is not { Value: { } known, Numerator: { } part })
            return new(question.Point, CannotBeTold, WhyNot(question, value));
        if (question.Why.Length > 0)
            return new(question.Point, CannotBeTold, $"{Value(value)}; {question.Why}");
        if (value.Kpi.Denominator is null)
            return new(question.Point, part > 0 == question.WantsSome ? Yes : No, Counted(part, question.Case));
        // A share that should be none: what was not understood.
        if (value.Kpi.Better == Better.Lower)
            return new(question.Point, part == 0 ? Yes : No, $"{Value(known, Unit.Percent)} did not");
        return new(question.Point, part == value.Denominator ? Yes : No, Share(part, value.Denominator!.Value, question.Case));
    }

    private static string WhyNot(AuditQuestion question, KpiValue? value) =>
        question.Why.Length > 0 ? question.Why : value?.IsOfTooFew is true ? Charter.TooFew : Charter.NotMeasured;

    private static string Share(decimal part, decimal whole, string one) => $"{Number(part)} of {Counted(whole, one)}";

    private static string Counted(decimal count, string what) => what.Split('|') is [var one, .. var many]
        ? Count(count, one, many.Length > 0 ? many[0] : null) : "";

    private static string Summary(IReadOnlyList<AuditPoint> points)
    {
        int Of(string answer) => points.Count(point => point.Answer == answer);
        return $"The audit has {Count(points.Count, "point")}. The answer is yes to {Number(Of(Yes))} and no to {Number(Of(No))}. "
            + $"The records cannot answer {Number(Of(CannotBeTold))}.";
    }

    private static string Provisional(AuditSheetData data)
    {
        var names = AuditQuestion.Manager(data.Settings).Concat(AuditQuestion.Policies(data.Settings))
            .Select(question => data.Kpis.GetValueOrDefault(question.Kpi)).OfType<KpiValue>()
            .Where(value => value is { State: KpiState.Provisional, Value: not null }).Select(value => value.Kpi.Name).ToList();
        return names.Count == 0 ? "" : $"May still change: {string.Join(", ", names.Take(MaxNamed))}"
            + (names.Count > MaxNamed ? $" and {Number(names.Count - MaxNamed)} more." : ".");
    }
}
