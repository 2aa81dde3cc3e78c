namespace IWReports.Worker.Demo;

/// <summary>Where an officer is at this moment.</summary>
internal enum Whereabouts { LoggedOut, Free, Ringing, Talking, Paused }

/// <summary>One officer's working day: what is due, and what is being done.</summary>
internal sealed class Agent(string name, double pace)
{
    public string Name => name;

    /// <summary>Speed next to an experienced officer's, 0 to 1.</summary>
    public double Pace => pace;

    public Whereabouts Now { get; set; } = Whereabouts.LoggedOut;

    /// <summary>When the telephone last rang here; the longest ago is rung next.</summary>
    public long LastRung { get; set; }

    public bool ShiftOver { get; set; }

    /// <summary>Pauses that are due and cannot be put off: lunch, training; with their seconds.</summary>
    public Queue<(string Reason, int Seconds)> Due { get; } = [];

    /// <summary>Desk work that waits for a quiet moment, in seconds.</summary>
    public Queue<int> DeskWork { get; } = [];
}
