using Microsoft.Extensions.Options;

namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Refuses a site whose calls would come from a file and from a table.</summary>
internal sealed class OneLogASite(IOptions<Sites<QueueLogOptions>> files) : IValidateOptions<Sites<QueueLogTableOptions>>
{
    public ValidateOptionsResult Validate(string? name, Sites<QueueLogTableOptions> options)
    {
        var twice = options.Keys.Where(files.Value.ContainsKey).Select(site => $"Sources:QueueLogTables:{site}: the site "
            + $"has a file in Sources:QueueLogs as well. The two may disagree, and together they count calls twice: keep one.").ToList();
        return twice.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(twice);
    }
}
