namespace IWReports.Worker.Sources.Tables.Kinds;

/// <summary>Rates of exchange: what one unit of a currency was worth in the company's, from a day on until the next, a year at most.</summary>
internal static class RatesTable
{
    private static readonly Column Rate = new("rate", CellType.Number,
        "what one unit of it was worth in the company's currency") { Required = true };

    public static readonly TableKind Kind = new("rates", "currency_rate",
    [
        new("currency", CellType.Text, "which currency, JPY") { Required = true, Key = true },
        new("day", CellType.Day, "from when it holds, until the next; a year at most") { Required = true, Key = true },
        Rate,
        new("source", CellType.Text, "who says so: central bank, accounts …") { Required = true, Field = "origin" },
    ])
    {
        Check = record =>
        {
            if (record[Rate] is <= 0m)
                throw new CellException($"rate: {record[Rate]} is not above 0");
        },
        // Orders that it holds for, and the days on which their worth is booked to a customer at risk.
        AlsoTouches = """
            select o.ordered_on from merged s join customer_order o on upper(btrim(o.currency)) = upper(btrim(s.currency)) and o.ordered_on between s.day and s.day + 366 where s.fate in (1, 2)
            union select day from complaint_at_risk, unnest(array[from_day, to_day]) as day where day is not null and exists (select from merged s where s.fate in (1, 2))
            """,
    };
}
