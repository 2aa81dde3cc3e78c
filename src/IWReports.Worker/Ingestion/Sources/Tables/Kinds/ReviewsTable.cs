using System.Globalization;

namespace IWReports.Worker.Ingestion.Sources.Tables.Kinds;

/// <summary>Reviews on public sites, without their text.</summary>
internal static class ReviewsTable
{
    private const decimal MaxStars = 5;

    private static readonly Column Stars = new("stars", CellType.Number, "0 to 5; blank where the site has none");

    public static readonly TableKind Kind = new("reviews", "public_review",
    [
        new("site", CellType.Text, "where it stands") { Required = true, Key = true },
        new("review_id", CellType.Text, "the review's number") { Required = true, Key = true },
        new("posted_on", CellType.Day, "when it was posted") { Required = true },
        Stars,
        new("answered_on", CellType.Day, "when the company answered; blank while it has not"),
    ])
    {
        DaysAhead = DayBounds.Happened,
        Days = ["posted_on"],
        Merge = BackwardDays.Counted("answered_on < posted_on"),
        Check = record =>
        {
            if (record[Stars] is decimal stars and (< 0 or > MaxStars))
                throw new CellException(string.Create(CultureInfo.InvariantCulture, $"stars: {stars} is not between 0 and {MaxStars}"));
        },
        AlsoMakesStale = """
            select posted_on from public_review where source_id = $1
                and exists (select from merged s where s.fate in (1, 2) and s.answered_on is not null)
                and not exists (select from public_review r where r.source_id = $1 and r.answered_on is not null)
            """,
    };
}
