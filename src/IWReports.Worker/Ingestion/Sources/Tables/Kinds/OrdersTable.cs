using System.Globalization;
using System.Text.RegularExpressions;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>
/// Orders: a row per order, or several where a file has a row per product. The order's value is the sum of its rows; identical rows are
/// two of the same and both count.
/// </summary>
internal static class OrdersTable
{
    // The key under the map's "status" that names another column than the order's id to look at.
    private const string Looked = "column";

    private static readonly string[] Statuses = ["open", "delivered", "cancelled", "refunded", "adjustment"];
    private static readonly TimeSpan PatternLimit = TimeSpan.FromMilliseconds(250);

    private static readonly Column Id = new("order_id", CellType.Text, "the order's number") { Required = true, Key = true };
    private static readonly Column Status = new("status", CellType.OneOf(Statuses),
        "where it stands; blank means open, or delivered where the day is given");

    public static readonly TableKind Kind = new("orders", "customer_order",
    [
        Id,
        new("customer_id", CellType.Text, "who ordered"),
        new("ordered_at", CellType.Time, "when it was placed") { Required = true, DayField = "ordered_on" },
        new("promised_on", CellType.Day, "the delivery day promised"),
        new("shipped_on", CellType.Day, "when it left"),
        new("delivered_on", CellType.Day, "when it arrived; blank while not known"),
        new("cancelled_on", CellType.Day, "when it was cancelled; blank while not known"),
        Status,
        new("value", CellType.Number, "what it is worth; negative for a credit"),
        new("currency", CellType.Text, "of the value, AUD; blank means the company's own"),
        new("product", CellType.Text, "what was ordered"),
        new("channel", CellType.Text, "how it was ordered: telephone, web …"),
        new("carrier", CellType.Text, "who brings it"),
    ])
    {
        MapKeys = ["status"],
        SameBy = ["order_id", "customer_id", "ordered_on"],
        Merge = OrderMerge.RunAsync,
        Rows = binding =>
        {
            if (binding.Map.Status.Count == 0)
                return record => [binding.Kind.Row(record)];
            var statusOf = Rules(binding);
            var field = binding.Kind.Fields.ToList().FindIndex(field => field.Name == Status.Field);
            return record =>
            {
                var row = binding.Kind.Row(record);
                row[field] = statusOf(record) ?? row[field];
                return [row];
            };
        },
    };

    private static Func<TableRecord, string?> Rules(TableBinding binding)
    {
        var map = binding.Map;
        var looked = map.Status.TryGetValue(Looked, out var column) ? binding.Find(column, $"status.{Looked}") : -1;
        var rules = map.Status.Where(rule => rule.Key != Looked)
            .Select(rule => (Status: rule.Key, Pattern: Pattern(map, rule.Key, rule.Value))).ToList();
        return record =>
        {
            var text = (looked < 0 ? record.Text(Id) : record.Cell(looked)) ?? "";
            try
            {
                return rules.Find(rule => rule.Pattern.IsMatch(text)).Status;
            }
            catch (RegexMatchTimeoutException slow)
            {
                throw new InputException(string.Create(
                    CultureInfo.InvariantCulture, $"{map.Name}: status: the pattern {slow.Pattern} takes longer than "
                        + $"{PatternLimit.TotalMilliseconds} ms on \"{ContactDetails.Mask(text)}\". Write it without nested "
                        + $"repetitions."), slow);
            }
        };
    }

    private static Regex Pattern(TableMap map, string status, string pattern)
    {
        if (!Statuses.Contains(status))
            throw new InputException($"{map.Name}: status: \"{status}\" is not a status. Give patterns for "
                + $"{string.Join(", ", Statuses)}, and \"{Looked}\" for the file's column to look at instead of the order's id.");
        try
        {
            return new(pattern, RegexOptions.CultureInvariant, PatternLimit);
        }
        catch (ArgumentException wrong)
        {
            throw new InputException($"{map.Name}: status.{status}: \"{pattern}\" is not a pattern: {wrong.Message}", wrong);
        }
    }
}
