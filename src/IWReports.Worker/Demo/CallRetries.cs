namespace IWReports.Worker.Demo;

/// <summary>
/// Callers who hung up and will try again. Each takes the place of the next call to come in, so the counts per month stay those of the
/// case.
/// </summary>
internal sealed class CallRetries
{
    private readonly PriorityQueue<Caller, long> _due = new();

    public void Add(long at, Caller caller) => _due.Enqueue(caller, at);

    public Caller? CallerAt(long now) => _due.TryPeek(out _, out var due) && due <= now ? _due.Dequeue() : null;
}
