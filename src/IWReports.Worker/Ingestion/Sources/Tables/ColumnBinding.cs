namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>Where a column's values come from in one file.</summary>
internal sealed record ColumnBinding(string Name)
{
    /// <summary>The columns it is read from: the first that is not blank.</summary>
    public (string Name, int Index)[] Places { get; init; } = [];

    /// <summary>The column with the time, where the day has its own.</summary>
    public (string Name, int Index)? Time { get; init; }

    public string? Format { get; init; }

    public string? TimeFormat { get; init; }

    /// <summary>How its numbers are written.</summary>
    public NumberMarks Marks { get; init; } = NumberMarks.None;

    /// <summary>The zone of its times, where it is not the one that decides on their days.</summary>
    public TimeZoneInfo? TimesIn { get; init; }

    /// <summary>What one of its unit is in ours, where it has one.</summary>
    public decimal? Unit { get; init; }

    public string? Constant { get; init; }

    public string? Default { get; init; }

    public bool Content { get; init; }

    public (string Name, int Index)[] Factors { get; init; } = [];

    /// <summary>The columns that are read as one text.</summary>
    public (string Name, int Index)[] Together { get; init; } = [];

    public required CellWords Words { get; init; }
}
