using System.Globalization;
using System.Security.Cryptography;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>The current record, seen through the binding: cells by column, read as their types.</summary>
internal sealed class TableRecord(ITableRecords records, TableBinding binding, TimeZoneInfo zone, CallerKey callers,
    IngestionOptions ingestion, DateTimeOffset now)
{
    // No byte of UTF-8 text, so it cannot be part of a field.
    private const byte Separator = 0xFF;

    private readonly ColumnCells _cells = new(records, binding, zone, callers, ingestion,
        ingestion.Bounds(binding.Kind.Name, binding.Kind.DaysAhead, now));

    private byte[] _bytes = new byte[1024];

    /// <summary>What the column's cell holds; null where it is blank or the file has no such column.</summary>
    public object? this[Column column]
    {
        get
        {
            var source = binding.Of(column);
            var value = source is null ? null : source.Content ? Hash().ToString("N") : _cells.Of(column, source);
            return value ?? column.Default ?? (column.Required ? throw new CellException($"{source?.Name ?? column.Name} is blank") : null);
        }
    }

    public TimeZoneInfo Zone => zone;

    /// <summary>The company's own currency; null where the settings name none.</summary>
    public string? OwnCurrency => ingestion.OwnCurrency;

    /// <summary>What of the columns read so far may be meant otherwise.</summary>
    public IEnumerable<string> Notes => _cells.Small.Notes;

    /// <summary>Refuses a file whose columns cannot be told to be meant one way.</summary>
    public void RefuseMixed() => _cells.Small.RefuseMixed(records.Name);

    public string? Text(Column column) => this[column] as string;

    /// <summary>The officer whom a column names, by the name that the settings give.</summary>
    public string? Officer(Column column) => ingestion.Officer(Text(column));

    /// <summary>The text of a cell of the file; null where it is blank or has a word for that which means nothing else here.</summary>
    public string? Cell(int index, CellType? type = null, CellWords? words = null) => _cells.Cell(index, type, words);

    /// <summary>A day and a time of day, read from two of our columns, as one time.</summary>
    public Moment Join(Column day, Column time) =>
        Moment.Of(((DateOnly)this[day]!).ToDateTime((TimeOnly)this[time]!), zone, binding.Of(time)?.TimesIn ?? binding.Of(day)?.TimesIn);

    /// <summary>Refuses a span of days, or of times, that ends before it starts.</summary>
    public void RefuseBackwards(Column from, Column to)
    {
        if (DayOf(from) is { } first && DayOf(to) is { } last && last < first)
            throw new CellException($"{to.Name} ({last:yyyy-MM-dd}) is before {from.Name} ({first:yyyy-MM-dd})");
        if (this[from] is Moment { At: { } start } && this[to] is Moment { At: { } end } && end < start)
            throw new CellException($"{to.Name} is before {from.Name}, on the same day");
    }

    /// <summary>Refuses what is said to have happened and cannot have yet.</summary>
    public void RefuseAhead(Column at)
    {
        if ((this[at] as Moment?)?.At is { } told)
            RefuseAhead(at.Name, told);
    }

    public void RefuseAhead(string name, DateTimeOffset at)
    {
        if (ClockError.Ahead(name, at, now) is { } ahead)
            throw new CellException(ahead);
    }

    /// <summary>Refuses a part that is more than its whole.</summary>
    public void RefuseMore(Column part, Column whole)
    {
        if (this[part] is int some && (this[whole] is not int all || some > all))
            throw new CellException(string.Create(
                CultureInfo.InvariantCulture, $"{part.Name} ({some}) is more than {whole.Name} ({this[whole] ?? "blank"})"));
    }

    /// <summary>The same for records with the same fields, whatever their quotes.</summary>
    public Guid Hash()
    {
        var length = 0;
        for (var index = 0; index < records.Header.Count; index++)
        {
            var field = records.Bytes(index);
            if (_bytes.Length < length + field.Length + 1)
                Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, length + field.Length + 1));
            field.CopyTo(_bytes.AsSpan(length));
            length += field.Length;
            _bytes[length++] = Separator;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_bytes.AsSpan(0, length), hash);
        return new Guid(hash[..16]);
    }

    private DateOnly? DayOf(Column column) => this[column] switch { DateOnly day => day, Moment moment => moment.Day, _ => null };
}
