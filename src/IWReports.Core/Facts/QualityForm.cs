namespace IWReports.Core.Facts;

/// <summary>
/// An item of a review form: what it weighs, whether missing it is an error that nothing makes up for, and whether it speaks of courtesy.
/// </summary>
public sealed record QualityFormItem(string Item, decimal Weight, bool Critical = false, bool Courtesy = false);

/// <summary>
/// The default form: the ten steps of the company's complaints procedure, then the eight characteristics of good service. Weights and
/// critical items are ours.
/// </summary>
public static class QualityForm
{
    public static IReadOnlyList<QualityFormItem> Items { get; } =
    [
        new("Greeted courteously and gave the own name", 1, Courtesy: true),
        new("Listened fully, noted the facts and summarised them", 2),
        new("Did not argue", 2, Courtesy: true),
        new("Apologised for a fault and asked for the item to be tested", 2, Courtesy: true),
        new("Asked how the customer would like it resolved", 2),
        new("Referred a replacement", 1),
        new("Kept to the authority for refunds", 2, Critical: true),
        new("Helped with the Claims Form and asked for repair quotes", 1),
        new("Referred an injury to the manager", 3, Critical: true),
        new("Referred what the procedure does not cover, for an agreed time", 2, Critical: true),
        new("Listening", 1, Courtesy: true),
        new("Asking", 1),
        new("Responsible", 1),
        new("Responsive", 1),
        new("Knowledgeable", 1),
        new("Complete", 1),
        new("Timely", 1),
        new("Accurate", 1),
    ];

    /// <summary>The form's item of that name; null where a review used another form.</summary>
    public static QualityFormItem? Find(string item) =>
        Items.FirstOrDefault(known => known.Item.Equals(item, StringComparison.OrdinalIgnoreCase));
}
