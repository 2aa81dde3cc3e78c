using IWReports.Worker.Database;
using IWReports.Worker.Scheduling.OnHangfire;
using Npgsql;

namespace IWReports.Worker.Tests;

/// <summary>A fresh database per test class, copied from a template that was migrated once per run.</summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private static readonly string Server = Environment.GetEnvironmentVariable("ConnectionStrings__IWReports")
        ?? throw new InvalidOperationException("ConnectionStrings__IWReports is not set: run the tests with ops/test.");

    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    /// <summary>Sources and what hangs on them without a key that would say so.</summary>
    public const string Sources =
        "source, queue_call, queue_event, queue_event_again, queue_entry, queue_loose_end, officer_session, officer_pause";

    private const string Runs =
        """
        select coalesce(string_agg(format('%s %s %s %s attempt %s, job %s %s: %s', job_run.id, job, subject, state, attempt, handed_to,
            statename, message), '; '), 'none')
        from (select * from job_run order by id desc limit 8) job_run left join hangfire.job on job.id::text = handed_to
        """;

    public string Name { get; } = $"test_{Guid.NewGuid():N}";

    public string ConnectionString => For(Name);

    public NpgsqlDataSource Source { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await ExecuteAsync($"create database {Name} template {await Template.Value}");
        Source = Worker.Database.Registration.Open(ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await Source.DisposeAsync();
        await ExecuteAsync($"drop database {Name} with (force)");
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteHereAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Waits until a condition holds, for at most so many seconds.</summary>
    public async Task UntilAsync(string condition, int seconds = 20)
    {
        for (var started = TimeProvider.System.GetTimestamp(); !await ScalarAsync<bool>(condition);)
        {
            if (TimeProvider.System.GetElapsedTime(started).TotalSeconds > seconds)
                Assert.Fail($"It did not come to this: {condition}. The runs: {await ScalarAsync<string>(Runs)}");
            await Task.Delay(100);
        }
    }

    /// <summary>Takes the database away from everybody, until what is returned is disposed.</summary>
    public async Task<IAsyncDisposable> TakeAwayAsync()
    {
        await ExecuteAsync($"alter database {Name} with allow_connections false");
        for (var patience = 50; ; patience--)
        {
            await ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{Name}'");
            try
            {
                await ExecuteAsync($"alter database {Name} rename to {Name}_away");
                return new TakenAway(Name);
            }
            // Who was told to go is not gone yet.
            catch (PostgresException stillThere) when (stillThere.SqlState == PostgresErrorCodes.ObjectInUse && patience > 0)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Forgets schedules, runs and what Hangfire was handed.</summary>
    public Task ForgetRunsAsync() => ExecuteHereAsync(
        "truncate job_log, job_run, absence_alarm, audit, app_user, job_schedule, hangfire.job, hangfire.jobqueue, hangfire.hash, "
            + "hangfire.set, hangfire.list, hangfire.server, hangfire.lock cascade");

    private static async Task<string> MakeTemplateAsync()
    {
        const string name = "test_template";
        await ExecuteAsync($"drop database if exists {name} with (force)");
        await ExecuteAsync($"create database {name}");
        await using var source = Worker.Database.Registration.Open(For(name));
        await new Migrator(source).ApplyAsync(CancellationToken.None);
        await HangfireSchema.InstallAsync(source, CancellationToken.None);
        // Where most tests put calls of their own.
        await using var month = source.CreateCommand("select make_months(array[date '2025-11-01'])");
        await month.ExecuteNonQueryAsync();
        return name;
    }

    internal static string For(string database) =>
        // No pool: a template with an open connection cannot be copied, nor a used database dropped quietly.
        new NpgsqlConnectionStringBuilder(Server) { Database = database, Pooling = database != "test_template" }.ToString();

    internal static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(For("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class TakenAway(string name) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await ExecuteAsync($"alter database {name}_away rename to {name}");
            await ExecuteAsync($"alter database {name} with allow_connections true");
        }
    }
}
