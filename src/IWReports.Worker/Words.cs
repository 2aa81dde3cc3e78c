namespace IWReports.Worker;

/// <summary>The word for a state, role or kind as tables, pages and JSON write it.</summary>
internal static class Words
{
    public static string Word(this Enum value) => value.ToString().ToLowerInvariant();
}
