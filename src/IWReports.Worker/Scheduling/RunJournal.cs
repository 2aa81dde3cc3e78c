namespace IWReports.Worker.Scheduling;

/// <summary>Takes progress and log lines from a run as fast as they come, and writes them, with the lease, twice a second.</summary>
internal sealed class RunJournal : IProgress<Progress>, IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly RunLedger _ledger;
    private readonly HeldRun _run;
    private readonly TimeProvider _time;
    private readonly IProgress<Progress>? _also;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _writing;
    private List<(DateTimeOffset, string)> _lines = [];
    private Progress _progress;
    private bool _changed;

    public RunJournal(RunLedger ledger, HeldRun run, TimeProvider time, IProgress<Progress>? also, ILogger logger)
    {
        (_ledger, _run, _time, _also, _logger) = (ledger, run, time, also, logger);
        _writing = WriteAsync();
    }

    /// <summary>Cancelled when another worker has taken the run over: two must not do the same work.</summary>
    public CancellationToken Lost => _lost.Token;

    public void Report(Progress value)
    {
        lock (_gate)
            (_progress, _changed) = (value, true);
        _also?.Report(value);
    }

    public void Log(string line)
    {
        lock (_gate)
        {
            _lines.Add((_time.GetUtcNow(), line));
            _changed = true;
        }
    }

    /// <summary>Writes what is left.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _writing;
        await FlushAsync();
        _ended.Dispose();
        _lost.Dispose();
    }

    private async Task WriteAsync()
    {
        var written = _time.GetTimestamp();
        while (!_ended.IsCancellationRequested)
        {
            await Task.Delay(Interval, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_ended.IsCancellationRequested || (!_changed && _time.GetElapsedTime(written) < Renewal))
                continue;
            try
            {
                if (!await FlushAsync())
                    await _lost.CancelAsync();
                written = _time.GetTimestamp();
            }
            catch (Npgsql.NpgsqlException unreachable)
            {
                // The work goes on; its own use of the database decides whether it fails. The next turn writes again.
                _logger.LogWarning(unreachable, "The progress of run {Run} could not be written.", _run.Id);
            }
        }
    }

    private async Task<bool> FlushAsync()
    {
        List<(DateTimeOffset, string)> lines;
        Progress progress;
        lock (_gate)
        {
            (lines, _lines, progress, _changed) = (_lines, [], _progress, false);
        }

        try
        {
            return await _ledger.RenewAsync(_run, progress, lines, CancellationToken.None);
        }
        catch (Npgsql.NpgsqlException)
        {
            lock (_gate)
                _lines.InsertRange(0, lines);
            throw;
        }
    }
}
