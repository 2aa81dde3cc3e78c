using Microsoft.Extensions.Options;

namespace IWReports.Worker.Host;

/// <summary>Settings as they are now: what people change while the program runs counts from the next use on.</summary>
internal sealed class LiveOptions<T>(IOptionsMonitor<T> monitor) : IOptions<T>
    where T : class
{
    public T Value => monitor.CurrentValue;
}
