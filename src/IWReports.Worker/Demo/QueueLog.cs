using System.Globalization;

namespace IWReports.Worker.Demo;

/// <summary>Lines of an Asterisk queue_log. Source: ops/docs/source-formats.md, 1.</summary>
internal sealed class QueueLog
{
    /// <summary>What stands where there is no officer, where there is no call, and where a member is added from outside a call.</summary>
    public const string Nobody = "NONE", NoCall = "NONE", FromOutside = "MANAGER";

    private readonly List<string> _lines = [];
    private int _channels;

    /// <summary>A channel's unique id: when it came to be, and how many there were since Asterisk started.</summary>
    public string Channel(long at) => string.Create(CultureInfo.InvariantCulture, $"{at}.{++_channels}");

    public void Started(long at)
    {
        _channels = 0;
        _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{at}|NONE|NONE|NONE|QUEUESTART|"));
    }

    public void Write(long at, string call, string agent, string happened, string data) =>
        _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{at}|{call}|{SampleCompany.Queue}|{agent}|{happened}|{data}"));

    /// <summary>The lines since the last asking.</summary>
    public IReadOnlyList<string> Take()
    {
        var lines = _lines.ToArray();
        _lines.Clear();
        return lines;
    }
}
