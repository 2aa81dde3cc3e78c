using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;
using IWReports.Worker.Database;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IWReports.Worker.Admin.Figures;

/// <summary>Sets targets, new limits and notes of a KPI, and takes them back; each for a reason, and written down.</summary>
internal sealed class KpiMarkEdits(NpgsqlDataSource database, KpiMarks marks, IOptions<KpiOptions> settings)
{
    private const int LongestWords = 300;

    /// <summary>Sets what a KPI is held against from a day on. Errors: as in the settings, or they set one from that day.</summary>
    public Task TargetAsync(Kpi kpi, DateOnly? from, decimal? value, string? reason, string who, CancellationToken cancellationToken)
    {
        var target = new TargetSetting { From = from, Value = value };
        Check(new() { Targets = { [kpi.Id] = [target] } });
        if (settings.Value.Targets.GetValueOrDefault(kpi.Id, []).Any(one => one.From == from && one.Origin == target.Origin))
            throw new InputException(
                $"The settings have a target from {DateText.Day(from!.Value)} already: change it there (Kpis:Targets).");
        return AddAsync(KpiMark.Target, kpi, from!.Value, value, Given(reason), who, cancellationToken);
    }

    /// <summary>Draws a KPI's limits anew from a month on. Errors: a month that has not begun, or that has a reason already.</summary>
    public Task RebaseAsync(Kpi kpi, DateOnly? from, string? why, DateOnly today, string who, CancellationToken cancellationToken)
    {
        Check(new() { Rebases = { [kpi.Id] = [new() { From = from, Why = why ?? "" }] } });
        if (from > today)
            throw new InputException(
                $"{DateText.MonthAndYear(from.Value)} has not begun: limits are drawn from months that were measured.");
        if (settings.Value.Rebases.GetValueOrDefault(kpi.Id, []).Any(one => one.From == from))
            throw new InputException($"The settings draw limits anew from {DateText.MonthAndYear(from!.Value)} already (Kpis:Rebases).");
        return AddAsync(KpiMark.Rebase, kpi, from!.Value, null, why!.Trim(), who, cancellationToken);
    }

    public Task NoteAsync(Kpi kpi, DateOnly? day, string? words, string who, CancellationToken cancellationToken) => AddAsync(
        KpiMark.Note, kpi, day ?? throw new InputException("Which day is it about? Write it as 2025-12-01."), null, Given(words), who,
        cancellationToken);

    /// <summary>From now on it counts no more; that it did is kept. Errors: there is no such mark that counts.</summary>
    public async Task TakeBackAsync(Kpi kpi, long id, string? reason, string who, CancellationToken cancellationToken)
    {
        var why = Audit.Reason(reason);
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            if (await connection.RowAsync<string>(
                """
                update kpi_mark set taken_back_at = now(), taken_back_by = $3, taken_back_why = $4
                where id = $1 and kpi = $2 and taken_back_at is null returning kind || ' of ' || kpi || ' from ' || day
                """, cancellationToken, id, kpi.Id, who, why) is not { } what)
                throw new InputException("There is nothing of that kind to take back: somebody did it before.");
            await Audit.WriteAsync(connection, who, $"{what} taken back", why, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await marks.LoadAsync(CancellationToken.None);
    }

    private async Task AddAsync(string kind, Kpi kpi, DateOnly day, decimal? value, string words, string who,
        CancellationToken cancellationToken)
    {
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            if (await connection.ExecuteAsync(
                """
                insert into kpi_mark (kind, kpi, day, value, words, who) values ($1, $2, $3, $4, $5, $6)
                on conflict (kind, kpi, day) where taken_back_at is null and kind <> 'note' do nothing
                """, cancellationToken, kind, kpi.Id, day, value, words, who) == 0)
                throw new InputException($"Somebody set one from {DateText.Day(day)} already: take that back first.");
            await Audit.WriteAsync(connection, who,
                $"{kind} of {kpi.Id} from {day:yyyy-MM-dd}{(value is { } known ? $": {KpiText.Value(known, kpi.Unit)}" : "")}", words,
                cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        // It is kept: what follows is done whether or not anybody waits for it.
        await marks.LoadAsync(CancellationToken.None);
    }

    // What the settings would be refused for is refused here.
    private static void Check(KpiOptions asked)
    {
        if (asked.Validate(null!).FirstOrDefault() is { } wrong)
            throw new InputException(wrong.ErrorMessage!);
    }

    private static string Given(string? words) => Audit.Reason(words) is { Length: <= LongestWords } given ? given
        : throw new InputException($"Say it in at most {LongestWords} characters.");
}
