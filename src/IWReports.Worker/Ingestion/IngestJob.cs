using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion;

/// <summary>Pulls the configured sources, one after the other. One that fails does not keep the others from being read.</summary>
internal sealed class IngestJob(IReadOnlyList<ISource> sources, ILogger<IngestJob> log)
{
    /// <summary>The configured sources, by name.</summary>
    public IEnumerable<string> Names => sources.Select(source => source.Name);

    /// <param name="names">Which sources, by name or by site; none means all.</param>
    public async Task<IReadOnlyList<SourceRead>> RunAsync(IReadOnlyList<string> names, IProgress<Progress> progress,
        CancellationToken cancellationToken)
    {
        var pulls = new List<SourceRead>();
        foreach (var source in Chosen(names))
        {
            var pulled = new SourceRead(source.Name);
            try
            {
                await source.PullAsync(pulled, progress, cancellationToken);
            }
            catch (Exception failure) when (failure is InputException or IOException)
            {
                pulled.Failure = failure.Message;
                log.LogError("{Source} failed: {Reason}", source.Name, failure.Message);
            }

            pulls.Add(pulled);
        }

        return pulls;
    }

    private IEnumerable<ISource> Chosen(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return sources;
        var unknown = names.FirstOrDefault(name => !sources.Any(source => IsNamed(source, name)));
        if (unknown is not null)
            throw new InputException($"There is no source \"{unknown}\". Configured: {(sources.Count == 0 ? "none; see Sources in the "
                + $"settings" : string.Join(", ", sources.Select(source => source.Name)))}.");
        return sources.Where(source => names.Any(name => IsNamed(source, name)));
    }

    private static bool IsNamed(ISource source, string name) => source.Name == name
        || source.Name.EndsWith($":{name}", StringComparison.Ordinal);
}
