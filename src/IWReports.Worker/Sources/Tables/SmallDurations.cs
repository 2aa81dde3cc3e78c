namespace IWReports.Worker.Sources.Tables;

/// <summary>Names columns of durations whose numbers are all below 1: seconds as they are read, or parts of a day.</summary>
internal sealed class SmallDurations
{
    private readonly Dictionary<string, bool> _areSmall = [];

    public IEnumerable<string> Notes => _areSmall.Where(column => column.Value).Select(column =>
        $"{column.Key}: all its numbers are below 1 and are read as seconds. If they are parts of a day, or minutes, say so in a map: {{\"column\":\"{column.Key}\",\"unit\":\"days\"}}, or \"min\".");

    /// <param name="isNumber">Whether it was written as a bare number, and not as hours, minutes and seconds.</param>
    public void Add(string name, decimal seconds, bool isNumber)
    {
        if (isNumber && seconds > 0)
            _areSmall[name] = seconds < 1 && _areSmall.GetValueOrDefault(name, true);
    }
}
