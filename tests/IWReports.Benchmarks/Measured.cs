namespace IWReports.Benchmarks;

/// <summary>One thing measured beside what it may be; null where what measures it is not there.</summary>
/// <param name="Cpu">Our own processor time, in seconds, which other work on the machine does not lengthen.</param>
internal sealed record Measured(string What, double? Value, string Unit, double? Limit = null, double? Cpu = null)
{
    public bool IsOver => Value > Limit;
}
