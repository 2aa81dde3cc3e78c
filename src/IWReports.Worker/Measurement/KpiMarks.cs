using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>What a person set for a KPI from a day on, and why: a target, new limits, or a note.</summary>
internal sealed record KpiMark
{
    public const string Target = "target", Rebase = "rebase", Note = "note";

    public required long Id { get; init; }

    public required string Kind { get; init; }

    public required string Kpi { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Of a target; null of the others.</summary>
    public decimal? Value { get; init; }

    public required string Words { get; init; }

    public required string Who { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>"target 85 %", "limits drawn anew", "note".</summary>
    public string What(Unit unit) => Kind switch
    {
        Target => $"target {KpiText.Value(Value, unit)}",
        Rebase => "limits drawn anew",
        _ => Kind,
    };

    /// <summary>Null while it counts.</summary>
    public string? TakenBackBy { get; init; }

    public string? TakenBackWhy { get; init; }
}

/// <summary>The targets and limits that people set on the dashboard; they count beside the settings, see ops/decisions/072.</summary>
/// <param name="database">Asked for when they are loaded: settings are read where there is none, too.</param>
internal sealed class KpiMarks(Func<NpgsqlDataSource> database, ReloadSignal<MeasurementOptions> signal)
    : ILoadedSettings, IDisposable
{
    private const string Columns = "id, kind, kpi, day, value, words, who, at, taken_back_by, taken_back_why";

    // One after the other: what was read first must not be set last.
    private readonly SemaphoreSlim _one = new(1);
    private IReadOnlyList<Counting> _counting = [];

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var read = await database().RowsAsync<Counting>(
                "select kind, kpi, day, value, words from kpi_mark where taken_back_at is null and kind <> 'note' order by kpi, day, kind",
                cancellationToken);
            if (read.SequenceEqual(_counting))
                return;
            _counting = read;
            signal.Fire();
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>All of a KPI, those taken back among them, the latest day first.</summary>
    public Task<List<KpiMark>> OfAsync(string kpi, CancellationToken cancellationToken) => database().RowsAsync<KpiMark>(
        $"select {Columns} from kpi_mark where kpi = $1 order by day desc, id desc", cancellationToken, kpi);

    public void AddTo(MeasurementOptions measurement)
    {
        var targets = measurement.Targets.ToDictionary();
        foreach (var marks in Of(KpiMark.Target))
            targets[marks.Key] = [.. targets.GetValueOrDefault(marks.Key, []), .. marks.Select(mark =>
                new Target(mark.Value!.Value, KpiCatalog.Find(marks.Key)!.Target?.Tolerance ?? 0, TargetOrigin.Ours) { From = mark.Day })];
        var rebases = measurement.Rebases.ToDictionary();
        foreach (var marks in Of(KpiMark.Rebase))
            rebases[marks.Key] = [.. rebases.GetValueOrDefault(marks.Key, []).Concat(marks.Select(mark => new Rebase(mark.Day, mark.Words)))
                .OrderBy(rebase => rebase.From)];
        (measurement.Targets, measurement.Rebases) = (targets, rebases);
    }

    // A KPI that the catalogue no longer has is judged by nothing.
    private IEnumerable<IGrouping<string, Counting>> Of(string kind) =>
        _counting.Where(mark => mark.Kind == kind && KpiCatalog.Find(mark.Kpi) is not null).GroupBy(mark => mark.Kpi);

    // Who set it is nothing that counts: whoever reads figures need not be allowed to read it.
    private sealed record Counting
    {
        public required string Kind { get; init; }

        public required string Kpi { get; init; }

        public required DateOnly Day { get; init; }

        public decimal? Value { get; init; }

        public required string Words { get; init; }
    }
}
