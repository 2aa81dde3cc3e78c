using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion;

/// <summary>Something that facts are pulled from, each time on from where it ended before.</summary>
internal interface ISource
{
    /// <summary>"queue-log:main": the kind and the site.</summary>
    string Name { get; }

    /// <summary>Pulls what is new. Each file is kept wholly or not at all, together with its position; counts what was kept.</summary>
    Task PullAsync(SourceRead pulled, IProgress<Progress> progress, CancellationToken cancellationToken);
}
