using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Database;
using Npgsql;

namespace IWReports.Worker.Reporting.Inputs;

/// <summary>Who gets reports.</summary>
internal sealed class ActiveRecipients(NpgsqlDataSource database)
{
    /// <summary>Those of some roles, by name.</summary>
    public async Task<IReadOnlyList<Recipient>> OfAsync(IReadOnlyList<RecipientRole> roles, CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync<Row>(
            "select id, name, address, role, team, shared from recipient where active and role = any($1) order by name",
            cancellationToken, (object)roles.Select(role => role.Word()).ToArray());
        return rows.ConvertAll(row => new Recipient(row.Id, row.Name, row.Address, EnumWords.Parse<RecipientRole>(row.Role), row.Team)
        {
            Shared = row.Shared,
        });
    }

    private sealed record Row
    {
        public required int Id { get; init; }
        public required string Name { get; init; }
        public required string Address { get; init; }
        public required string Role { get; init; }
        public string? Team { get; init; }
        public required bool Shared { get; init; }
    }
}
