using IWReports.Worker.Ingestion;

namespace IWReports.Worker.Scheduling.Jobs;

/// <summary>One kind of thing that is not kept for ever: for how long, which rows are older than $1, and what is done to them.</summary>
internal sealed record RetentionRule(string What, int Days, string Rows, string Act)
{
    private const string Delete = "delete from";

    // The worker's role may not change a message, nor drop a month, by itself; the owner's functions tell how many rows it was.
    private const string ForgetMessages = "select delivery_forget($1)::bigint", ForgetLines = "select queue_event_forget($1)";

    public static IReadOnlyList<RetentionRule> All(RetentionOptions options, PrivacyOptions privacy) =>
        [
        new("numbers to ring back", privacy.CallBackDays, "call_back where called_at < $1", Delete),
        new("contacts of feedback", privacy.FeedbackContactDays,
            "feedback_contact where answered_on < ($1 at time zone 'UTC')::date", Delete),
        new("links to the questionnaire", privacy.FeedbackContactDays,
            "feedback_link where counts_until < ($1 at time zone 'UTC')::date", Delete),
        new("halves of conversations", options.CallDays, "queue_loose_end where connected_at < $1", Delete),
        new("contact records", options.CallDays, "connect_contact where updated_at < $1", Delete),
        new("legs of calls", options.CallDays, "cdr_leg where started_at < $1", Delete),
        new("channel events", options.CallDays, "cel_event where at < $1", Delete),
        new("talk of channels", options.CallDays, "cel_talk where started_at < $1", Delete),
        new("callers' hashes", options.CallDays,
            "queue_entry where caller is not null and entered_at < $1 and day <= ($1 at time zone 'UTC')::date + 1",
            "update queue_entry set caller = null"),
        new("quarantined lines", options.QuarantineDays, "quarantine where run_id in (select id from ingest_run where finished_at < $1)",
            Delete),
        // The delivery log keeps that it was sent, when, and the hash of what was.
        new("sent messages", options.MessageDays, "delivery where state = 'sent' and sent_at < $1 and address <> ''", ForgetMessages),
        // The mail server's words may hold an address.
        new("test mails", options.MessageDays, "test_mail where began_at < $1", Delete),
        new("lines of runs", options.LogDays, "job_log where at < $1", Delete),
        // Last: to drop a month takes the table from everybody until all of this is committed.
        new("lines of calls", options.CallDays, "queue_event where at < $1", ForgetLines),
    ];

    public string CountSql => $"select count(*) from {Rows}";

    /// <summary>Whether the number of rows is what the statement answers, not what it changes.</summary>
    public bool Answers => Act is ForgetMessages or ForgetLines;

    public string ActSql =>
        Answers ? Act : Act is Delete ? $"{Act} {Rows}" : $"{Act} {Rows[Rows.IndexOf("where", StringComparison.Ordinal)..]}";
}
