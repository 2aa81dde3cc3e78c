using Npgsql;

namespace IWReports.Worker.Tests.Database;

/// <summary>A database of the version of 22 November 2026, whose jobs ran on another scheduler.</summary>
public abstract class UpgradedDatabase : IAsyncLifetime
{
    private protected const int LastMigration = 17;

    private protected string Name { get; } = $"test_{Guid.NewGuid():N}";

    private protected string Connection => TestDatabase.For(Name);

    public async Task InitializeAsync()
    {
        await FormerDatabase.CreateAsync(Name, LastMigration);
        await ExecuteAsync(
            """
            insert into job_schedule (id, job, cron, zone, days, paused, since) values
                ('nightly', 'nightly', '15 2 * * *', 'Australia/Melbourne', 'all', false, '2026-11-01T00:00Z'),
                ('daily-digest', 'daily-digest', '0 30 7 ? * 2-6', 'Australia/Melbourne', 'business', true, '2026-11-01T00:00Z'),
                ('board-report', 'board-report', '0 0 7 * * ?', 'Australia/Sydney', 'business-2', false, '2026-11-10T00:00Z'),
                ('friday', 'board-report', '30 0 7 ? * 6#3 *', 'UTC', 'all', false, '2026-11-10T00:00Z'),
                ('deliver', 'deliver', '* * * * *', 'Australia/Melbourne', 'all', true, '2026-11-01T00:00Z');
            insert into job_run (schedule_id, period, slot, state, finished_at) values ('nightly', '2026-11-19', '2026-11-19T15:15Z',
                'succeeded', now());
            insert into job_run (schedule_id, period, slot, state, alive_until) values ('nightly', '2026-11-20', '2026-11-20T15:15Z',
                'running', now());
            insert into job_run (schedule_id, period, requested_by, reason, state) values ('board-report', '2026-10', 'anna',
                'asked for before the upgrade', 'queued');
            insert into job_log (run_id, line) values (1, 'a line of before');
            insert into recipient (name, address, role) values ('Chair', 'chair@innovative-widgets.example', 'board');
            insert into edition (report, period, scope, revision, state, subject, model, template_version, definitions_version)
                values ('board-report', '2026-10', 'company', 1, 'complete', 'October', '{}', '1', '1');
            insert into delivery (edition_id, report, period, scope, revision, recipient_id, channel, message_id, address, mime, sha256,
                give_up_at)
                values (1, 'board-report', '2026-10', 'company', 1, 1, 'folder', '<1@x>', 'chair@innovative-widgets.example',
                    'Subject: October', 'x', now() + interval '1 day');
            """);
    }

    public Task DisposeAsync() => TestDatabase.ExecuteAsync($"drop database {Name} with (force)");

    private protected async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private protected async Task<string> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
