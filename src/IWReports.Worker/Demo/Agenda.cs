namespace IWReports.Worker.Demo;

/// <summary>What is to happen, and when, in Unix seconds; what is planned for one moment happens in the order of planning.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action, (long Time, int Order)> _plans = new();
    private int _planned;

    /// <summary>When that is which happens just now.</summary>
    public long Now { get; private set; }

    public void At(long time, Action happen) => _plans.Enqueue(happen, (time, _planned++));

    /// <summary>Plays all that is planned, and what is planned meanwhile.</summary>
    public void Play()
    {
        while (_plans.TryDequeue(out var happen, out var at))
        {
            Now = at.Time;
            happen();
        }
    }
}
