using IWReports.Core.Facts;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>
/// One kind of table: the columns its files may have, how a record becomes rows, and the natural key. Most kinds need only columns; the
/// rest has defaults.
/// </summary>
internal sealed record TableKind(string Name, string Table, IReadOnlyList<Column> Columns)
{
    // Three years: nothing is promised or planned for longer.
    private const int Planned = 1100;

    public IReadOnlyList<Field> Fields { get; init; } = [.. Columns.SelectMany(column => column.Fields)];

    /// <summary>
    /// Makes the rows of a record, each with the values of <see cref="Fields"/>; none where the record says that nothing is known yet.
    /// </summary>
    public Func<TableBinding, Func<TableRecord,
        IReadOnlyList<object?[]>>> Rows { get; init; } = binding => record => [binding.Kind.Row(record)];

    /// <summary>Refuses, with a <see cref="CellException"/>, a record whose cells do not go together.</summary>
    public Action<TableRecord>? Check { get; init; }

    /// <summary>Names the count of the lines that are no facts, such as totals; null for all others.</summary>
    public Func<TableRecord, string?>? LeftOut { get; init; }

    /// <summary>Puts what was staged into the facts, and counts.</summary>
    public Func<Staging, ImportCounts, CancellationToken, Task> Merge { get; init; } = RowMerge.RunAsync;

    /// <summary>
    /// The fields with the days a row is booked to: received, resolved, …; a changed row has its old and new days measured again.
    /// </summary>
    public IReadOnlyList<string> Days { get; init; } = [];

    /// <summary>The field with the day by which the table lies in months: it is part of the table's key, and not of a row's.</summary>
    public string? InMonthsBy { get; init; }

    /// <summary>
    /// A query for further days: what a row changes on days that are not its own. It reads what the file brought, new (fate 1) or changed
    /// (2), from "merged"; $1 is the source.
    /// </summary>
    public string? AlsoMakesStale { get; init; }

    /// <summary>
    /// The fields with the first and last day a row speaks of; a changed row has the days measured so far among them measured again.
    /// </summary>
    public (string From, string To)? Span { get; init; }

    /// <summary>Names the columns of a file without a header, from its first record and its name; null where that is a header.</summary>
    public Func<IReadOnlyList<string>, string, IReadOnlyList<string>?>? HeaderOf { get; init; }

    /// <summary>Keys of a map, beside those every kind understands, that mean something here.</summary>
    public IReadOnlyList<string> MapKeys { get; init; } = [];

    /// <summary>
    /// Whether a file without a site's name belongs to the site of its zone, as a telephone system's log does, and not to the company.
    /// </summary>
    public bool OfTelephones { get; init; }

    /// <summary>
    /// The fields that tell a row whatever its zone and site: most of a file's rows with the same in another source are that source's.
    /// </summary>
    public IReadOnlyList<string> SameBy { get; init; } = [];

    /// <summary>How many days ahead of the import its days may lie, unless settings say otherwise.</summary>
    public int DaysAhead { get; init; } = Planned;

    /// <summary>What its rows show of calls.</summary>
    public Capabilities CanSee { get; init; }

    /// <summary>The values of one row, straight from the columns.</summary>
    public object?[] Row(TableRecord record) => [.. Columns.SelectMany(column => column.Values(record[column]))];
}
