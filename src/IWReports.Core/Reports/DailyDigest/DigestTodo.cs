using IWReports.Core.Language;

namespace IWReports.Core.Reports.DailyDigest;

/// <summary>Why something needs the supervisor, the most urgent first: the order of the digest's first lines.</summary>
internal enum TodoUrgency
{
    /// <summary>A customer threatens or has set a deadline that is here, or somebody was hurt.</summary>
    Threat,

    /// <summary>Customers were promised it for today.</summary>
    Promise,

    /// <summary>Customers have been waiting, those longest first.</summary>
    Waiting,

    /// <summary>Too few officers today.</summary>
    Staffing,

    /// <summary>An officer to sit with, or records to close.</summary>
    Coaching,

    /// <summary>Praise to pass on.</summary>
    Praise,
}

/// <summary>One thing that needs the supervisor today: what to do, and why in a few words.</summary>
internal sealed record DigestTodo(TodoUrgency Urgency, string Do, string Why)
{
    /// <summary>More things than this are no list for a morning.</summary>
    public const int Most = 7;

    /// <summary>For how many business days the customer who waits longest has waited.</summary>
    public int DaysWaited { get; init; }

    /// <summary>Everything that is due, the most urgent first.</summary>
    public static IReadOnlyList<DigestTodo> Of(DailyDigestData data, DailyDigestToday today) =>
        InOrder([.. DigestCustomerTodos.Of(data), .. DigestWaitingTodos.Of(data), .. DigestTeamTodos.Of(data, today)]);

    // What is equally urgent stays as it came: promises by the hour they are due.
    public static IReadOnlyList<DigestTodo> InOrder(IEnumerable<DigestTodo> todos) =>
        [.. todos.OrderBy(todo => todo.Urgency).ThenByDescending(todo => todo.Urgency == TodoUrgency.Waiting ? todo.DaysWaited : 0)];

    // A company's name may end in a stop of its own.
    public DigestTodoItem Written() => new(Do.EndsWith('.') ? Do : Do + ".", Sentence.Begin(Why), Urgency == TodoUrgency.Threat);
}
