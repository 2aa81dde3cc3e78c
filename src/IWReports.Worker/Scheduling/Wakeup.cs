namespace IWReports.Worker.Scheduling;

/// <summary>Wakes whoever hands runs out, before its usual turn.</summary>
internal sealed class Wakeup : IDisposable
{
    private readonly SemaphoreSlim _pulses = new(0);

    public void Pulse() => _pulses.Release();

    /// <summary>Returns at a pulse, at once where some were given meanwhile, or after a while.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        await _pulses.WaitAsync(atMost, cancellationToken);
        while (_pulses.Wait(0, cancellationToken))
        {
        }
    }

    public void Dispose() => _pulses.Dispose();
}
