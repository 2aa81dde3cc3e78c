using IWReports.Worker.Host;

namespace IWReports.Worker.Scheduling;

/// <summary>Takes progress and log lines from a run as fast as they come, and writes them, with the lease, twice a second.</summary>
internal sealed class ProgressWriter : IProgress<Progress>, IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    // Also how long a cancelled run may go on without anything to write.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly RunLeases _leases;
    private readonly HeldRun _run;
    private readonly TimeProvider _time;
    private readonly IProgress<Progress>? _also;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _stopped = new();
    private readonly Task _writing;
    private List<(DateTimeOffset, string)> _lines = [];
    private Progress _progress;
    private bool _changed;

    public ProgressWriter(RunLeases leases, HeldRun run, TimeProvider time, IProgress<Progress>? also, ILogger logger)
    {
        (_leases, _run, _time, _also, _logger) = (leases, run, time, also, logger);
        _writing = WriteAsync();
    }

    /// <summary>
    /// Cancelled when another worker has taken the run over, since two must not do the same work, or when a person cancelled
    /// it.
    /// </summary>
    public CancellationToken Stopped => _stopped.Token;

    /// <summary>Whether a person cancelled it.</summary>
    public bool IsCancelled { get; private set; }

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
        _stopped.Dispose();
    }

    private async Task WriteAsync()
    {
        var written = TimeProvider.System.GetTimestamp();
        while (!_ended.IsCancellationRequested)
        {
            await Task.Delay(Interval, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_ended.IsCancellationRequested || (!_changed && TimeProvider.System.GetElapsedTime(written) < LongestSilence))
                continue;
            try
            {
                if (await FlushAsync() is not Renewal.Ours)
                    await _stopped.CancelAsync();
                written = TimeProvider.System.GetTimestamp();
            }
            catch (Npgsql.NpgsqlException unreachable)
            {
                // The work goes on; its own use of the database decides whether it fails. The next turn writes again.
                _logger.LogWarning(unreachable, "The progress of run {Run} could not be written.", _run.Id);
            }
        }
    }

    private async Task<Renewal> FlushAsync()
    {
        List<(DateTimeOffset, string)> lines;
        Progress progress;
        lock (_gate)
        {
            (lines, _lines, progress, _changed) = (_lines, [], _progress, false);
        }

        try
        {
            var renewal = await _leases.RenewAsync(_run, progress, lines);
            IsCancelled |= renewal is Renewal.Cancelled;
            return renewal;
        }
        catch (Npgsql.NpgsqlException)
        {
            lock (_gate)
                _lines.InsertRange(0, lines);
            throw;
        }
    }
}
