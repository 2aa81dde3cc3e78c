using NpgsqlTypes;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>A column that a table's file may have: its name in the file, what a cell holds, and what it means.</summary>
internal sealed record Column(string Name, CellType Type, string Meaning)
{
    // An index entry of PostgreSQL ends at 2,704 bytes; no identifier of a business comes near.
    public const int LongestKey = 200;

    public bool Required { get; init; }

    /// <summary>What a blank cell means, where it means something.</summary>
    public object? Default { get; init; }

    /// <summary>Part of the natural key: a later row with the same key is the same thing, corrected.</summary>
    public bool Key { get; init; }

    /// <summary>Written by people in their own words, or naming them: the quarantine keeps its shape only.</summary>
    public bool InOwnWords { get; init; }

    /// <summary>Another name that files give it.</summary>
    public string? Also { get; init; }

    /// <summary>Where it is stored; the column's own name unless the schema uses another.</summary>
    public string Field { get; init; } = Name;

    /// <summary>Where the local day of a time is stored.</summary>
    public string? DayField { get; init; }

    /// <summary>False for a column that only helps to work out another.</summary>
    public bool Kept { get; init; } = true;

    public IEnumerable<Field> Fields
    {
        get
        {
            if (Kept)
                yield return new(Field, Type.Stored, Key);
            if (DayField is not null)
                yield return new(DayField, NpgsqlDbType.Date, false);
        }
    }

    /// <summary>The values of <see cref="Fields"/> for what a cell held.</summary>
    public IEnumerable<object?> Values(object? value)
    {
        var moment = value as Moment?;
        if (Kept)
            yield return Type.Stored == NpgsqlDbType.TimestampTz ? moment?.At : value;
        if (DayField is not null)
            yield return moment?.Day;
    }
}

/// <summary>A field of the stored row.</summary>
internal sealed record Field(string Name, NpgsqlDbType Type, bool Key);
