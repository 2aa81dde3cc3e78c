using System.Text.Json.Serialization;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.TeamWeek;

/// <summary>A team's week as its supervisor and the manager read it: finished strings and flags.</summary>
public sealed record TeamWeekModel : ReportModel
{
    public required string Team { get; init; }

    [JsonIgnore]
    public override string FiguresOf => $"team:{Team}";

    /// <summary>"John and the manager".</summary>
    public required string Readers { get; init; }

    /// <summary>Why the supervisor does not read it; "" when they do.</summary>
    public required string StandInReason { get; init; }

    public required string Headline { get; init; }

    /// <summary>The week in a few words, for the subject.</summary>
    public required string Summary { get; init; }

    public required IReadOnlyList<WeekFigureRow> Missed { get; init; }

    /// <summary>Short of the target, but within its tolerance.</summary>
    public required IReadOnlyList<WeekFigureRow> AtRisk { get; init; }

    public required IReadOnlyList<WeekFigureRow> Met { get; init; }

    /// <summary>Stands where no target was missed.</summary>
    public required string NothingMissed { get; init; }

    /// <summary>Stands where no target was met; "" where one was, or none could be judged.</summary>
    public required string NothingMet { get; init; }

    /// <summary>What is usual, too few or unknown, each said once.</summary>
    public required IReadOnlyList<string> FigureNotes { get; init; }

    /// <summary>Which figures may still change; "" when none may. A mark: what has matured unchanged says nothing new.</summary>
    public required string Provisional { get; init; }

    /// <summary>Which figures a sent report gave otherwise; "" when none.</summary>
    public required string Restated { get; init; }

    public required IReadOnlyList<BriefRow> Brief { get; init; }

    /// <summary>Whether the chart "weeks" is there.</summary>
    public required bool HasChart { get; init; }

    /// <summary>Whether the chart "targets" is there.</summary>
    public required bool HasBullets { get; init; }

    public IReadOnlyList<FeedbackRow> Praised { get; init; } = [];

    public string NothingPraised { get; init; } = "";

    /// <summary>Of how many remarks; "" of fewer than two.</summary>
    public string PraisedNote { get; init; } = "";

    public IReadOnlyList<FeedbackRow> Minded { get; init; } = [];

    public string NothingMinded { get; init; } = "";

    /// <summary>Of how many remarks; "" of fewer than two.</summary>
    public string MindedNote { get; init; } = "";

    /// <summary>The week's public reviews; "" when there were none.</summary>
    public string Reviews { get; init; } = "";

    public string Training { get; init; } = "";

    /// <summary>"November’s training", above its column.</summary>
    public string TrainingTitle { get; init; } = "";

    /// <summary>Who needs the month's training, or that everybody had it; "" when neither is known.</summary>
    public string StillToTrain { get; init; } = "";

    /// <summary>Whether the month's training is another for one officer than for the next: what is so for all is said once.</summary>
    public bool TrainingDiffers { get; init; }

    public string CoachingDue { get; init; } = "";

    public IReadOnlyList<OfficerWeekRow> Officers { get; init; } = [];

    public IReadOnlyList<ComplimentRow> Compliments { get; init; } = [];

    /// <summary>How many compliments are not listed; "" when all are.</summary>
    public string MoreCompliments { get; init; } = "";

    /// <summary>Every number of the text, for the workbook.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];
}

/// <summary>A target with the week's value, last week's, and what is usual.</summary>
public sealed record WeekFigureRow(string Name, string Value, string Target, string LastWeek, string Usual)
{
    /// <summary>Its KPI's id; "" where it is none.</summary>
    public string Kpi { get; init; } = "";
}

/// <summary>What to say to the team, and the figure behind it.</summary>
public sealed record BriefRow(string Ask, string Why);

/// <summary>A theme with how often it came up, an example without names, and the department it concerns; both "" where unknown.</summary>
public sealed record FeedbackRow(string Theme, string Remarks, string Quote, string Concerns);

/// <summary>An officer's training of the month and coaching; listed by name, never ranked.</summary>
public sealed record OfficerWeekRow(string Name, string Training, string Coaching, bool IsDue);

/// <summary>A compliment to pass on, and to whom.</summary>
public sealed record ComplimentRow(string For, string Words, string Day);
