namespace IWReports.Core.Facts;

/// <summary>Calls that ended after this many whole seconds of waiting.</summary>
public sealed record WaitCount(int Seconds, int Answered, int Abandoned)
{
    /// <summary>Who left the queue neither answered nor by hanging up: sent on by it, or by a key.</summary>
    public int Left { get; init; }

    public int All => Answered + Abandoned + Left;
}
