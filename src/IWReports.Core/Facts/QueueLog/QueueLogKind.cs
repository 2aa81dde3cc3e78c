namespace IWReports.Core.Facts.QueueLog;

/// <summary>What a queue_log line says happened; each is Asterisk's own word without its capitals.</summary>
/// <remarks>Source: ops/docs/source-formats.md, 1.2.</remarks>
public enum QueueLogKind
{
    /// <summary>A word that Asterisk itself does not write: the dialplan's own (DID, JOINEMPTY, …). Kept as it is.</summary>
    Other,
    EnterQueue,
    RingNoAnswer,
    RingCanceled,
    AgentDump,
    Connect,
    CompleteCaller,
    CompleteAgent,
    BlindTransfer,
    AttendedTransfer,
    Transfer,
    Abandon,
    ExitWithTimeout,
    ExitWithKey,
    ExitEmpty,
    Withdraw,
    SysCompat,
    AddMember,
    RemoveMember,
    AgentLogin,
    AgentLogoff,
    AgentCallbackLogin,
    AgentCallbackLogoff,
    Pause,
    Unpause,
    PauseAll,
    UnpauseAll,
    Penalty,
    RingInUse,
    OutCall,
    ConfigReload,
    QueueStart,
}

/// <summary>The kinds by what they do to a caller's visit to a queue or to an officer's presence.</summary>
public static class QueueLogKinds
{
    private static readonly string[] Words = [.. Enum.GetValues<QueueLogKind>().Select(kind => kind.ToString().ToUpperInvariant())];

    private static readonly Dictionary<string, QueueLogKind> Kinds =
        Enum.GetValues<QueueLogKind>().Where(kind => kind != QueueLogKind.Other).ToDictionary(LogWord, StringComparer.Ordinal);

    public static QueueLogKind Of(string word) => Kinds.GetValueOrDefault(word);

    /// <summary>As the log writes it: "COMPLETECALLER".</summary>
    public static string LogWord(this QueueLogKind kind) => Words[(int)kind];

    /// <summary>The conversation ended.</summary>
    public static bool EndsTalk(this QueueLogKind kind) => kind is >= QueueLogKind.CompleteCaller and <= QueueLogKind.Transfer;

    /// <summary>The officer passed the caller on.</summary>
    public static bool IsTransfer(this QueueLogKind kind) =>
        kind is QueueLogKind.BlindTransfer or QueueLogKind.AttendedTransfer or QueueLogKind.Transfer;

    /// <summary>The caller left the queue without having been answered.</summary>
    public static bool LeavesQueue(this QueueLogKind kind) => kind is >= QueueLogKind.Abandon and <= QueueLogKind.SysCompat;

    /// <summary>The caller is gone for good: the channel is closed, so it cannot enter a queue again.</summary>
    public static bool IsHangUp(this QueueLogKind kind) => kind is QueueLogKind.Abandon or QueueLogKind.CompleteCaller;
}
