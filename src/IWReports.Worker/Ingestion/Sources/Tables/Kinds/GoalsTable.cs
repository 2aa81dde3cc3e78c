using System.Globalization;

namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>Sales goals by month, of the company or of its teams.</summary>
internal static class GoalsTable
{
    private static readonly Column Amount = new("amount", CellType.Number, "what is to be sold") { Required = true };

    public static readonly TableKind Kind = new("goals", "sales_goal",
    [
        new("month", CellType.Month, "the month, or any day of it") { Required = true, Key = true },
        new("team", CellType.Text, "whose goal; blank means the company's, which holds before the sum of the teams'") { Key = true,
            Default = "" },
        Amount,
    ])
    {
        Days = ["month"],
        Check = record =>
        {
            if (record[Amount] is < 0m)
                throw new CellException(string.Create(CultureInfo.InvariantCulture, $"amount: {record[Amount]} is below 0"));
        },
    };
}
