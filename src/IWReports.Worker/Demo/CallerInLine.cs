namespace IWReports.Worker.Demo;

/// <summary>A caller waiting in the queue: since when, in which place on entering, and whose telephone rings for them.</summary>
internal sealed class CallerInLine(SampleCall call, Caller caller, string channel, long since, int position)
{
    public SampleCall Call => call;

    public Caller Caller => caller;

    public string Channel => channel;

    public long Since => since;

    public int Position => position;

    public Agent? Rings { get; set; }

    /// <summary>No telephone rings for them before this moment.</summary>
    public long NotBefore { get; set; }
}
