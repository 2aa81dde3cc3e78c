namespace IWReports.Worker.Sources.Tables;

/// <summary>Names columns of durations whose numbers were read as parts of a day, or are all below 1 and were read as seconds.</summary>
internal sealed class SmallDurations
{
    private readonly Dictionary<string, bool> _areSmall = [];

    private readonly HashSet<string> _parts = [];

    public IEnumerable<string> Notes => _areSmall.Where(column => column.Value).Select(column =>
        $"{column.Key}: all its numbers are below 1 and are read as seconds. If they are parts of a day, or minutes, say so in a map: {{\"column\":\"{column.Key}\",\"unit\":\"days\"}}, or \"min\".").Concat(_parts.Select(column =>
        $"{column}: numbers that can only be parts of a day, such as 0.000868055555555556 for 1:15, are read so. If they are seconds, say so in a map: {{\"column\":\"{column}\",\"unit\":\"seconds\"}}."));

    /// <param name="isNumber">Whether it was written as a bare number, and not as hours, minutes and seconds.</param>
    /// <param name="isPart">Whether it was read as a part of a day.</param>
    public void Add(string name, decimal seconds, bool isNumber, bool isPart)
    {
        if (isPart)
            _parts.Add(name);
        if (isNumber && seconds > 0)
            _areSmall[name] = seconds < 1 && _areSmall.GetValueOrDefault(name, true);
    }
}
