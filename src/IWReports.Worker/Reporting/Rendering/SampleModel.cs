using System.Reflection;
using System.Runtime.CompilerServices;
using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Core.Reports.Charts;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>
/// Fills a model's type with made-up content, so that templates can be tried without data: every list with so many items, every text the
/// same; flags are set where it is not empty.
/// </summary>
internal sealed class SampleModel(int items, string text, IReadOnlyList<string> chartIds)
{
    public const string Text = "Example";

    private const int MaxWithin = 2;

    public ReportModel Of(Type model) => (ReportModel)Fill(model)!;

    private object? Fill(Type type, bool within = false)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return text;
        if (type == typeof(bool))
            return text.Length > 0;
        if (type == typeof(Chart))
            return Sample(text);
        if (type == typeof(ReportPeriod))
            return ReportPeriod.Day(new(2025, 11, 28));
        if (type.IsValueType)
            return Activator.CreateInstance(type);
        if (ModelShape.ItemOf(type) is { } item)
            // Those that a template names, and the one whose id it finds in the model, which is the text.
            return item == typeof(Chart) ? chartIds.Append(text).Distinct().Select(Sample).ToArray() : List(item, within);

        // Models are records with required members: there is no constructor that a made-up value could go through.
        var filled = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
            property.SetValue(filled, Fill(property.PropertyType, within));
        return filled;
    }

    // A list in every row of a list is short in any report.
    private Array List(Type item, bool within)
    {
        var length = within ? Math.Min(items, MaxWithin) : items;
        var list = Array.CreateInstance(item, length);
        for (var index = 0; index < length; index++)
            list.SetValue(Fill(item, within: true), index);
        return list;
    }

    private TrendChart Sample(string id) =>
        new(id, text, text, text, [new("Jan", 1, PointKind.Common), new("Feb", 2, PointKind.Concern)]);
}
