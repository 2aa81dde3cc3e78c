namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>Who was asked to answer a questionnaire: a row per invitation, or per day with their number.</summary>
internal static class InvitationsTable
{
    private static readonly Column Id = new("invitation_id", CellType.Text,
        "the invitation's number, no name; blank means the day's only row of its survey") { Key = true };
    private static readonly Column On = new("invited_on", CellType.Day, "when it was sent") { Required = true };
    private static readonly Column Survey = new("survey", SurveysTable.SurveyType,
        "which questionnaire; blank means csat") { Default = SurveysTable.Csat };
    private static readonly Column Count = new("count", CellType.Count, "how many; blank means one") { Default = 1, Field = "sent" };

    public static readonly TableKind Kind = new("invitations", "invitation", [Id, On, Survey, Count])
    {
        Days = ["invited_on"],
        Rows = _ => record => [[record[Id] ?? FormattableString.Invariant($"{record[On]:yyyy-MM-dd} {record[Survey]}"), record[On],
            record[Survey], record[Count]]],
    };
}
