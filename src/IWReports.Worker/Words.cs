namespace IWReports.Worker;

/// <summary>The word for a state as tables, pages and JSON write it.</summary>
internal static class Words
{
    public static string Word(this Enum state) => state.ToString().ToLowerInvariant();
}
