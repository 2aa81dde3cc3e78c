using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Ingestion;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Scheduling;

/// <summary>What becomes of a report whose sources were not read in time.</summary>
internal enum PastCutOff { Send, Hold }

/// <summary>How long a report waits for its sources, and what then.</summary>
internal sealed class GateSetting
{
    public TimeSpan WaitUpTo { get; init; } = TimeSpan.FromHours(1);

    public PastCutOff PastCutOff { get; init; } = PastCutOff.Send;
}

/// <summary>A source that was not read up to a period's end; null when it never was.</summary>
internal sealed record LateSource(string Name, DateOnly? Through)
{
    public override string ToString() => Through is { } day ? $"{Name} up to {DateText.Whole(day)}" : $"{Name} never yet";
}

/// <summary>
/// A report waits until every configured source was read and measured up to its period's end. Where files are imported by hand there is
/// nothing to wait for.
/// </summary>
internal sealed class FreshnessGate(NpgsqlDataSource database, IngestJob ingest, TimeProvider time, IOptions<SchedulingOptions> options)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public GateSetting Of(string report) => options.Value.Gates.GetValueOrDefault(report) ?? new();

    /// <summary>
    /// Returns once all is there, or what is still late at the cut-off; at once where a person asks or the cut-off has long passed.
    /// </summary>
    public async Task<IReadOnlyList<LateSource>> WaitAsync(string report, JobContext context, CancellationToken cancellationToken)
    {
        var cutOff = context.Due is { } due ? due + Of(report).WaitUpTo : time.GetUtcNow();
        while (true)
        {
            var late = await LateAsync(context.Period, cancellationToken);
            if (late.Count == 0 || time.GetUtcNow() >= cutOff)
                return late;
            context.Progress.Report(new($"Waiting for sources that were read: {string.Join(", ", late)}"));
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>The sources whose last whole reading, as far as it is measured, ended before a period did.</summary>
    public async Task<IReadOnlyList<LateSource>> LateAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        // Reading and measuring may be two commands: a day that was read and waits to be measured is not in the figures yet.
        var read = await database.RowsAsync<Freshness>(
            """
            select source, least(through, (select min(day) - 1 from touched_day where day between $1 and $2)) as through
            from source_freshness
            """, cancellationToken, period.From, period.To);
        return [.. ingest.Names.Select(name => new LateSource(name, read.Find(source => source.Source == name)?.Through))
            .Where(source => source.Through is not { } day || day < period.To)];
    }

    /// <summary>Notes that sources were read after a day's end.</summary>
    public Task NoteAsync(IEnumerable<string> read, DateOnly day, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            "insert into source_freshness (source, through) select unnest($1), $2 on conflict (source) do update set through = "
                + "greatest(source_freshness.through, excluded.through)",
            cancellationToken, read.ToArray(), day);

    private sealed record Freshness
    {
        public required string Source { get; init; }

        public DateOnly Through { get; init; }
    }
}
