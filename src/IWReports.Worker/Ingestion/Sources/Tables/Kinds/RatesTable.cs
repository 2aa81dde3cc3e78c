using System.Globalization;
using NpgsqlTypes;

namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>
/// Rates of exchange: what one unit of a currency was worth in the company's, from a day on until the next, a year at most.
/// </summary>
internal static class RatesTable
{
    // A Kuwaiti dinar is millions of the weakest money there is; beyond this a mark of decimals was misread.
    private const decimal MaxEver = 1e9m;

    private static readonly CellType Currency = new("currency by its three letters, JPY", NpgsqlDbType.Text, (text, _) =>
        text.ToUpperInvariant() is var code && CurrencyCodes.Has(code) ? code
            : throw new CellException(text, "a currency of ISO 4217, such as JPY"));

    private static readonly Column Of = new("currency", Currency, "which currency, JPY") { Required = true, Key = true };

    private static readonly Column Day = new("day", CellType.Day, "from when it holds, until the next; a year at most")
        { Required = true, Key = true };

    private static readonly Column Rate = new("rate", CellType.Number,
        "what one unit of it was worth in the company's currency") { Required = true };

    private static readonly Column Source = new("source", CellType.Text, "who says so: central bank, accounts …")
        { Required = true, Field = "origin" };

    public static readonly TableKind Kind = new("rates", "currency_rate", [Of, Day, Rate, Source])
    {
        // Which currency the company counted in when it gave them: it may change its mind.
        Fields = [.. new[] { Of, Day, Rate, Source }.SelectMany(column => column.Fields), new("given_in", NpgsqlDbType.Text, false)],
        Check = Refuse,
        Rows = _ =>
        {
            var known = new Dictionary<(string, DateOnly), decimal>();
            return record =>
            {
                RefuseAnother(record, known);
                return [[.. Kind!.Row(record), record.OwnCurrency]];
            };
        },
        // Orders that it holds for, and the days on which their worth is booked to a customer at risk.
        AlsoMakesStale = """
            select o.ordered_on from merged s join customer_order o on upper(btrim(o.currency)) = upper(btrim(s.currency))
                and o.ordered_on between s.day and s.day + 366 where s.fate in (1, 2)
            union select measured_day.day from measured_day cross join lateral (
                select from measure_value where day = measured_day.day and scope_kind = 'company' and scope_key = ''
                    and measure in ('customers_at_risk_from', 'customers_at_risk_to') and amount <> 0 limit 1
            ) moved where exists (select from merged s where s.fate in (1, 2))
            """,
    };

    private static void Refuse(TableRecord record)
    {
        var rate = (decimal)record[Rate]!;
        if (rate <= 0)
            throw new CellException(string.Create(CultureInfo.InvariantCulture, $"rate: {rate} is not above 0"));
        if (rate is > MaxEver or < 1 / MaxEver)
            throw new CellException(string.Create(
                CultureInfo.InvariantCulture, $"rate: {rate} is beyond all reason: one {record[Of]} was never worth that"));
        if (rate != 1 && record.Text(Of) == record.OwnCurrency)
            throw new CellException(
                string.Create(
                    CultureInfo.InvariantCulture, $"rate: {record.OwnCurrency} is the company's own currency (Company:Currency), and one "
                        + $"of it is worth 1, not {rate}"));
    }

    // Which of the two is right nobody can tell; the first holds until somebody says.
    private static void RefuseAnother(TableRecord record, Dictionary<(string, DateOnly), decimal> known)
    {
        var (key, rate) = ((record.Text(Of)!, (DateOnly)record[Day]!), (decimal)record[Rate]!);
        if (!known.TryAdd(key, rate) && known[key] != rate)
            throw new CellException(string.Create(
                CultureInfo.InvariantCulture,
                    $"rate: the file gives {known[key]} for {key.Item1} on {key.Item2:yyyy-MM-dd} before, and {rate} here. ")
                + "Keep the right one and import it again");
    }
}
