using IWReports.Core.Calendar;

namespace IWReports.Core.Analysis.Data;

/// <summary>A change to a month that somebody asks about: its officers at some times, their breaks, how long and how many calls.</summary>
public sealed record WhatIf
{
    public const int MaxOfficers = 99;

    /// <summary>Beyond these shares the month would be another one.</summary>
    public const decimal MaxShare = 0.5m;

    /// <summary>More officers on the phones; fewer where below nought.</summary>
    public int Officers { get; init; }

    /// <summary>When they are more or fewer, the last interval included.</summary>
    public HalfHour First { get; init; }

    public HalfHour Last { get; init; }

    /// <summary>On which days; on all where none is named.</summary>
    public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>Whether a day's officer-hours are laid as its calls come.</summary>
    public bool StaggersBreaks { get; init; }

    /// <summary>By which share calls take less time, and fewer calls come.</summary>
    public decimal Shorter { get; init; }

    public decimal Fewer { get; init; }

    public bool ChangesNothing => Officers == 0 && !StaggersBreaks && Shorter == 0 && Fewer == 0;

    /// <summary>Whether the officers are more or fewer then.</summary>
    public bool Covers(DateOnly day, HalfHour slot) =>
        slot >= First && slot <= Last && (Weekdays.Count == 0 || Weekdays.Contains(day.DayOfWeek));
}
