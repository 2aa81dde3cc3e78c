using Npgsql;

namespace IWReports.Worker.Database;

/// <summary>Has the months made that rows of calls and figures are about to lie in, on the connection that writes them.</summary>
internal sealed class Months(NpgsqlConnection connection)
{
    private readonly HashSet<DateOnly> _made = [];

    /// <param name="days">Of entries and figures local ones, of lines those of UTC.</param>
    public async Task MakeAsync(IEnumerable<DateOnly> days, CancellationToken cancellationToken)
    {
        var months = days.Select(day => new DateOnly(day.Year, day.Month, 1)).ToHashSet();
        months.ExceptWith(_made);
        if (months.Count == 0)
            return;
        await connection.ExecuteAsync("select make_months($1)", cancellationToken, (object)months.ToArray());
        _made.UnionWith(months);
    }

    /// <summary>Makes a day's month and the two after it, as the nights do.</summary>
    public static async Task MakeAheadAsync(NpgsqlDataSource database, DateOnly day, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await new Months(connection).MakeAsync([day, day.AddMonths(1), day.AddMonths(2)], cancellationToken);
    }

    /// <param name="days">A query of days.</param>
    public static Task MakeAsync(NpgsqlConnection connection, string days, CancellationToken cancellationToken) =>
        connection.ExecuteAsync($"select make_months(array({days}))", cancellationToken);
}
