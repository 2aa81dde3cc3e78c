namespace IWReports.Core.Kpis.Measuring;

/// <summary>
/// The calls of some days as calls, queues and officers count them: counted from the facts, and summed from what was measured.
/// </summary>
public sealed record CallTotals
{
    /// <summary>Calls by their ids, and the visits beyond each call's first.</summary>
    public required decimal Calls { get; init; }

    public required decimal LaterVisits { get; init; }

    /// <summary>
    /// Calls that some officer answered, the answers beyond each call's first, and those of which no source says whose they were.
    /// </summary>
    public required decimal AnsweredCalls { get; init; }

    public required decimal AnsweredAgain { get; init; }

    public required decimal AnsweredByNobody { get; init; }

    /// <summary>Calls that the log's lines say entered a queue, those of them that were kept, and those kept without such a line.</summary>
    public required decimal LoggedCalls { get; init; }

    public required decimal KeptCalls { get; init; }

    public required decimal KeptWithoutEntry { get; init; }

    /// <summary>Calls of which only totals were given: they are no calls one by one, and no officer's.</summary>
    public decimal GivenAsTotals { get; init; }

    /// <summary>Those of them that were answered, with their waits, and without: these are in no total of answers.</summary>
    public decimal AnsweredAsTotals { get; init; }

    public decimal AsTotalsWithoutWait { get; init; }

    /// <summary>Calls answered after an unknown wait, in no total of answers; and those of them that no source says whose.</summary>
    public decimal WithoutWait { get; init; }

    public decimal WithoutWaitByNobody { get; init; }

    /// <summary>Measured for the company.</summary>
    public required decimal Offered { get; init; }

    public required decimal Answered { get; init; }

    public required decimal Abandoned { get; init; }

    public required decimal FlowedOut { get; init; }

    public required decimal Open { get; init; }

    /// <summary>Measured by queue and by officer, summed.</summary>
    public required decimal OfferedByQueues { get; init; }

    public required decimal AnsweredByQueues { get; init; }

    public required decimal AnsweredByAgents { get; init; }

    /// <summary>Days that changed since they were measured, or never were: they are in none of these totals.</summary>
    public required int DaysLeftOut { get; init; }
}

/// <summary>Why two totals differ, and by how much.</summary>
public sealed record Difference(string Reason, decimal Count);

/// <summary>Two totals that should agree, and what is known of why they do not.</summary>
public sealed record Reconciled(string Left, decimal LeftTotal, string Right, decimal RightTotal, params IReadOnlyList<Difference> Known)
{
    public decimal Difference => LeftTotal - RightTotal;

    public IReadOnlyList<Difference> Reasons { get; } = [.. Known.Where(one => one.Count != 0)];

    /// <summary>What no reason accounts for.</summary>
    public decimal Unexplained => Difference - Known.Sum(one => one.Count);
}

/// <summary>Holds call totals, queue totals and officer totals against each other.</summary>
public static class Reconciliation
{
    public static IReadOnlyList<Reconciled> Of(CallTotals totals)
    {
        Difference Unnamed(decimal answers) =>
            Because(-answers, "answer of which the source does not say whose", "answers of which the source does not say whose");
        Difference Unwaited(decimal answers) => Because(answers, "answer after an unknown wait", "answers after an unknown wait");
        return
        [
            new("calls in the log", totals.LoggedCalls, "calls kept", totals.KeptCalls,
                Because(-totals.KeptWithoutEntry, "call kept whose entering the queue is not in the log",
                    "calls kept whose entering the queue is not in the log")),
            new("calls offered", totals.Offered, "outcomes (answered, abandoned, left the queue, open)",
                totals.Answered + totals.Abandoned + totals.FlowedOut + totals.Open,
                Unwaited(totals.WithoutWait + totals.AsTotalsWithoutWait)),
            new("queue totals", totals.OfferedByQueues, "calls offered", totals.Offered),
            new("queue totals", totals.OfferedByQueues, "calls", totals.Calls,
                Because(totals.LaterVisits, "stay of a call that was queued again or passed to another queue",
                    "stays of calls that were queued again or passed to another queue"),
                Because(totals.GivenAsTotals, "call of which only a total was given", "calls of which only totals were given")),
            new("officer totals", totals.AnsweredByAgents, "answered by queues", totals.AnsweredByQueues,
                Unnamed(totals.AnsweredByNobody - totals.WithoutWaitByNobody),
                Because(-totals.AnsweredAsTotals, "answer of which only a total was given", "answers of which only totals were given")),
            new("officer totals", totals.AnsweredByAgents, "answered calls", totals.AnsweredCalls,
                Because(totals.AnsweredAgain, "call that was passed on and answered again, counted for each officer",
                    "calls that were passed on and answered again, counted for each officer"),
                Unnamed(totals.AnsweredByNobody), Unwaited(-(totals.WithoutWait - totals.WithoutWaitByNobody))),
        ];
    }

    private static Difference Because(decimal count, string one, string many) => new(Math.Abs(count) == 1 ? one : many, count);
}
