using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Tables.Kinds;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>Every kind of table that can be imported; a kind is one file in Kinds/ and one line here.</summary>
internal static class TableCatalog
{
    public static readonly IReadOnlyList<TableKind> All =
    [
        CustomersTable.Kind,
        OrdersTable.Kind,
        EnquiriesTable.Kind,
        ShipmentsTable.Kind,
        ReturnsTable.Kind,
        ComplaintsTable.Kind,
        SurveysTable.Kind,
        QualityTable.Kind,
        InvitationsTable.Kind,
        ReviewsTable.Kind,
        LeadsTable.Kind,
        GoalsTable.Kind,
        RatesTable.Kind,
        CoachingTable.Kind,
        TrainingTable.Kind,
        BriefingsTable.Kind,
        RecordChangesTable.Kind,
        RosterTable.Kind,
        AbsencesTable.Kind,
        MonthlyCallsTable.Kind,
        CdrTable.Kind,
        CelTable.Kind,
        CallsTable.Kind,
        CallIntervalsTable.Kind,
    ];

    public static string Names => string.Join(", ", All.Select(kind => kind.Name));

    public static TableKind Find(string name) =>
        All.FirstOrDefault(kind => kind.Name == name)
            ?? throw new InputException($"\"{name}\" is not a kind of table. There are: {Names}.");
}
