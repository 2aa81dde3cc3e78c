namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>What the cells that a column is bound to hold in the current record, read as the column's type.</summary>
internal sealed class ColumnCells(ITableRecords records, TableBinding binding, TimeZoneInfo zone, CallerKey callers,
    IngestionOptions ingestion, DayBounds bounds)
{
    // Below what a decimal holds, and above what any business turns over.
    private const double LargestProduct = 1e24;

    /// <summary>The durations without a unit that were read so far.</summary>
    public SmallDurations Small { get; } = new();

    /// <summary>What the line says, or else the map for lines that say nothing.</summary>
    public object? Of(Column column, ColumnBinding source) => Stated(column, source) ?? Given(column, source, source.Default);

    /// <summary>The text of a cell of the file; null where it is blank or has a word for that which means nothing else here.</summary>
    public string? Cell(int index, CellType? type = null, CellWords? words = null)
    {
        if (records.Cell(index).Trim() is not { Length: > 0 } text)
            return null;
        if ((words ?? binding.Words).TryGet(text, out var meaning))
            return meaning;
        return !ingestion.IsBlank(text) || type?.Knows(text) is true || binding.Map.Labels.ContainsKey(text) ? text : null;
    }

    // What the line says, or else the map for all lines.
    private object? Stated(Column column, ColumnBinding source) =>
        source.Factors.Length > 0 ? Product(source)
        : source.Together.Length > 0 ? Together(column, source)
        : source.Time is { } time ? Joined(column, source, time)
        : source.Constant is not null ? Given(column, source, source.Constant)
        : Value(column, source);

    private object? Value(Column column, ColumnBinding source)
    {
        foreach (var (name, index) in source.Places)
        {
            if ((Cell(index, column.Type, source.Words) ?? NameOf(column, index)) is not { } text)
                continue;
            if (column.Key && text.Length > Column.LongestKey)
                throw new CellException($"{name} is longer than {Column.LongestKey} characters");
            RefuseUnreadable(name, index, text);
            var context = Context(source, index, source.Format);
            var value = Read(name, text, context, (given, asked) =>
                source.Unit is { } unit ? Units.Read(given, column.Type, unit, asked) : column.Type.Read(given, asked));
            if (column.Type == CellType.Duration && source.Unit is null && DurationText.Spelled(text) is null)
                value = Small.Settle(name, (decimal)value);
            return Bounded(name, value);
        }

        return null;
    }

    // The same for all lines: written as in a file with our columns.
    private object? Given(Column column, ColumnBinding source, string? text) =>
        text is { Length: > 0 } ? Bounded(source.Name, Read(source.Name, text, new(zone, null, null, callers), column.Type.Read)) : null;

    // Parts of a day, or of a name, as one text.
    private object? Together(Column column, ColumnBinding source)
    {
        var parts = source.Together.Select(part => (part.Name, part.Index, Text: Cell(part.Index, null, source.Words))).ToList();
        if (parts.TrueForAll(part => part.Text is null))
            return null;
        if (column.Type != CellType.Text && parts.Find(part => part.Text is null).Name is { } blank)
            throw new CellException($"{blank} is blank");
        foreach (var (name, index, part) in parts)
            RefuseUnreadable(name, index, part ?? "");
        var text = string.Join(' ', parts.Where(part => part.Text is not null).Select(part => CellType.Whole(part.Text)));
        if (column.Key && text.Length > Column.LongestKey)
            throw new CellException($"{source.Name} is longer than {Column.LongestKey} characters");
        return Bounded(source.Name, Read(source.Name, text, new(zone, source.Format, source.TimesIn, callers), column.Type.Read));
    }

    private object? Joined(Column column, ColumnBinding source, (string Name, int Index) time)
    {
        if (Cell(source.Places[0].Index, null, source.Words) is not { } day)
            return null;
        RefuseUnreadable(source.Name, source.Places[0].Index, day);
        var told = (DateOnly)Read(source.Name, day, Context(source, source.Places[0].Index, source.Format) with { TimesIn = null },
            CellType.Day.Read);
        var moment = Cell(time.Index, null, source.Words) is { } clock
            ? Moment.Of(told.ToDateTime((TimeOnly)Read(time.Name, clock, Context(source, time.Index, source.TimeFormat),
                CellType.TimeOfDay.Read)), zone, source.TimesIn)
            : new Moment(told, null);
        return Bounded(source.Name, column.Type == CellType.Day ? moment.Day : moment);
    }

    // A workbook's real days and numbers are no text to be read.
    private CellContext Context(ColumnBinding source, int index, string? format)
    {
        var form = records.Form(index);
        return new(zone, form == CellForm.Moment ? null : format, source.TimesIn,
            callers) { Marks = form == CellForm.Text ? source.Marks : NumberMarks.None, Form = form };
    }

    private void RefuseUnreadable(string name, int index, string text)
    {
        if (records.Form(index) == CellForm.Unreadable)
            throw new CellException(text.StartsWith('#') ? $"{name}: the cell holds the error {text}" : $"{name}: the cell {text}");
    }

    private object Bounded(string name, object value)
    {
        bounds.Refuse(name, value);
        return value;
    }

    // A word for nothing elsewhere, and a team or queue here.
    private string? NameOf(Column column, int index) => records.Cell(index).Trim() is var text
        && ingestion.IsName(column.Name, text) ? text : null;

    private decimal? Product(ColumnBinding source)
    {
        decimal product = 1;
        foreach (var (name, index) in source.Factors)
        {
            if (Cell(index, null, source.Words) is not { } text)
                return null;
            RefuseUnreadable(name, index, text);
            var factor = (decimal)Read(name, text, Context(source, index, null), CellType.Number.Read);
            if (Math.Abs((double)product * (double)factor) > LargestProduct)
                throw new CellException($"{source.Name}: the product is larger than {LargestProduct:0e0}");
            product *= factor;
        }

        return product * (source.Unit ?? 1);
    }

    private static object Read(string name, string text, CellContext context, Func<string, CellContext, object> read)
    {
        try
        {
            return read(text, context);
        }
        catch (CellException wrong)
        {
            throw new CellException($"{name}: {wrong.Message}");
        }
    }
}
