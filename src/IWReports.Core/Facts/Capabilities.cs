namespace IWReports.Core.Facts;

/// <summary>
/// What a source can see of calls beyond that they were made, waited and were taken. A KPI needing more than is seen of a call is not
/// measurable for it, never 0.
/// </summary>
[Flags]
public enum Capabilities
{
    None = 0,

    /// <summary>That an officer passed the caller on.</summary>
    Transfers = 1,

    /// <summary>How long an officer kept the caller on hold.</summary>
    OnHold = 2,

    /// <summary>When the caller was first put on hold.</summary>
    HoldStart = 4,

    /// <summary>The officer's work after the call.</summary>
    WrapUp = 8,

    /// <summary>How long the answering officer's own telephone rang.</summary>
    Ringing = 16,

    /// <summary>Callers whom no queue let in.</summary>
    RefusedCallers = 32,

    /// <summary>When officers logged in, paused and logged out.</summary>
    LogIns = 64,

    /// <summary>Callers who abandoned: a spreadsheet may hold answered calls only. Telephone systems see it, as what follows.</summary>
    Abandonment = 128,

    /// <summary>How long callers waited.</summary>
    Waits = 256,

    /// <summary>How long officers talked.</summary>
    Talk = 512,
}
