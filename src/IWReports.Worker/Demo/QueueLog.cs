using System.Globalization;

namespace IWReports.Worker.Demo;

/// <summary>Lines of an Asterisk queue_log. Source: metric definitions, 3.1.</summary>
internal sealed class QueueLog
{
    private readonly List<string> _lines = [];
    private int _channels;

    /// <summary>A channel's unique id: when it came to be, and how many there were since Asterisk started.</summary>
    public string Channel(long at) => string.Create(CultureInfo.InvariantCulture, $"{at}.{++_channels}");

    public void Started(long at)
    {
        _channels = 0;
        _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{at}|NONE|NONE|NONE|QUEUESTART|"));
    }

    public void Write(long at, string call, string agent, string happened, params ReadOnlySpan<string> data) =>
        _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{at}|{call}|{SampleCompany.Queue}|{agent}|{happened}|{string.Join('|', data)}"));

    /// <summary>The lines since the last asking.</summary>
    public IReadOnlyList<string> Take()
    {
        var lines = _lines.ToArray();
        _lines.Clear();
        return lines;
    }
}
