using Npgsql;

namespace IWReports.Worker.Measurement.Facts;

/// <summary>The row of queue_entry that a reader stands on, with what other rows say of its call and its caller.</summary>
/// <remarks>
/// The one table that is read so: a record for each of hundreds of thousands of calls costs measuring 5 to 10 % of its time. Columns are
/// found by name, once a statement.
/// </remarks>
internal sealed class QueueEntryRow(NpgsqlDataReader row)
{
    private readonly int _callId = row.GetOrdinal("call_id"), _sourceId = row.GetOrdinal("source_id"), _queue = row.GetOrdinal("queue"),
        _enteredAt = row.GetOrdinal("entered_at"), _day = row.GetOrdinal("day"), _halfHour = row.GetOrdinal("half_hour"),
        _outcome = row.GetOrdinal("outcome"), _wait = row.GetOrdinal("wait_s"), _talk = row.GetOrdinal("talk_s"),
        _hold = row.GetOrdinal("hold_s"), _wrapUp = row.GetOrdinal("wrap_up_s"), _ring = row.GetOrdinal("ring_s"),
        _officer = row.GetOrdinal("officer"), _recovered = row.GetOrdinal("recovered"), _transferred = row.GetOrdinal("transferred"),
        _transferredAfter = row.GetOrdinal("transferred_after_s"), _referred = row.GetOrdinal("referred"), _lacks = row.GetOrdinal("lacks"),
        _topic = row.GetOrdinal("topic"), _segment = row.GetOrdinal("segment"), _customerId = row.GetOrdinal("customer_id"),
        _site = row.GetOrdinal("site");

    public string CallId => row.GetString(_callId);

    public short SourceId => row.GetInt16(_sourceId);

    public string Queue => row.GetString(_queue);

    public DateTimeOffset EnteredAt => row.GetFieldValue<DateTimeOffset>(_enteredAt);

    public DateOnly Day => row.GetFieldValue<DateOnly>(_day);

    public int HalfHour => row.GetInt16(_halfHour);

    public string Outcome => row.GetString(_outcome);

    public TimeSpan? Wait => Seconds(_wait);

    public TimeSpan? Talk => Seconds(_talk);

    public TimeSpan? Hold => Seconds(_hold);

    public TimeSpan? WrapUp => Seconds(_wrapUp);

    public TimeSpan? Ring => Seconds(_ring);

    public string? Officer => Text(_officer);

    public bool? Recovered => Flag(_recovered);

    public bool? Transferred => Flag(_transferred);

    public TimeSpan? TransferredAfter => Seconds(_transferredAfter);

    public bool? Referred => Flag(_referred);

    /// <summary>Joined by commas.</summary>
    public string Lacks => row.GetString(_lacks);

    public string? Topic => Text(_topic);

    public string? Segment => Text(_segment);

    public string? CustomerId => Text(_customerId);

    public string? Site => Text(_site);

    private string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private bool? Flag(int column) => row.IsDBNull(column) ? null : row.GetBoolean(column);

    private TimeSpan? Seconds(int column) => row.IsDBNull(column) ? null : TimeSpan.FromSeconds(row.GetInt32(column));
}
