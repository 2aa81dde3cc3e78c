using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Reporting.Inputs;

/// <summary>Who gets reports.</summary>
internal sealed class RecipientReader(NpgsqlDataSource database)
{
    private const string Sql = """
        select recipient.id, recipient.name, recipient.address, recipient.role, recipient.team, recipient.shared, recipient.active,
            deputy.name as deputy
        from recipient left join recipient deputy on deputy.id = recipient.deputy_id and deputy.active
        """;

    /// <summary>Those of some roles who get reports now, by name.</summary>
    public async Task<IReadOnlyList<Recipient>> OfAsync(IReadOnlyList<RecipientRole> roles, CancellationToken cancellationToken) =>
        Read(await database.RowsAsync<Row>($"{Sql} where recipient.active and recipient.role = any($1) order by recipient.name",
            cancellationToken, (object)roles.Select(role => role.Word()).ToArray()));

    /// <summary>Everybody, those who get reports no more included, by name.</summary>
    public async Task<IReadOnlyList<Recipient>> AllAsync(CancellationToken cancellationToken) =>
        Read(await database.RowsAsync<Row>($"{Sql} order by recipient.name", cancellationToken));

    private static List<Recipient> Read(List<Row> rows) =>
        rows.ConvertAll(row => new Recipient(row.Id, row.Name, row.Address, EnumWords.Parse<RecipientRole>(row.Role), row.Team)
        {
            Shared = row.Shared,
            Active = row.Active,
            Deputy = row.Deputy,
        });

    private sealed record Row
    {
        public required int Id { get; init; }
        public required string Name { get; init; }
        public required string Address { get; init; }
        public required string Role { get; init; }
        public string? Team { get; init; }
        public required bool Shared { get; init; }
        public required bool Active { get; init; }
        public string? Deputy { get; init; }
    }
}
