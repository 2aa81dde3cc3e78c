using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Language;

namespace IWReports.Worker.Admin.Findings;

/// <summary>What a change in service comes from, by the queue model, and what was measured of each cause.</summary>
internal static class CauseTable
{
    private const string Sql = """
        select driver, change, low, high, share_of_same_direction, significant, dose_response, came_first, same_hours
        from analysis_cause where period = $1 order by abs(change) desc
        """;

    public static readonly FindingsTable Table = new(
        "causes", "Causes", "What each cause did to the share of calls answered in time, by the queue model.",
        FindingsReader.Rows<Row>(Sql, Write))
    {
        Columns = ["Cause", "Points", "Between", "Share of its side", "Explains the change", "Worse where it was worse", "Came first",
            "Same hours"],
        Meanings =
        [
            ("Points", "What the cause alone did to the share of calls answered in time, in calls of 100."),
            ("Between", "The true figure lies there nine times in ten."),
            ("Share of its side", "Its part of all that went the same way, to the nearest 5 %."),
            ("Explains the change", "Yes where it is beyond chance and went the way of the whole."),
            ("Worse where it was worse", "Whether more was lost in the half-hours in which it had changed more."),
            ("Came first", "Whether it changed before service did."),
            ("Same hours", "Whether it changed in the hours of the day in which service did."),
        ],
        Empty = "Calls are not known one by one, so causes cannot be looked for.",
    };

    public static string NameOf(Driver driver) => CauseText.Label(driver);

    /// <summary>From where to where the share of calls answered in time went; "" where no causes are told.</summary>
    public static string Change(ServiceCauses? causes, ReportPeriod month)
    {
        if (causes is not { Shortfall: { Verdict: CauseVerdict.Explained, Unexplained: { } left } shortfall, Measured: { } measured })
            return "";
        string Points(double share) => CauseTable.Points(share, month);
        string Share(double share) => Figure.Share((decimal)share, month).Text;
        return $"It went from {Share(measured.Before)} ({Before(causes.Reference)}) to "
            + $"{Share(measured.After)}: {Points(measured.Change)} points. The causes make {Points(shortfall.Change - left)} of them, and "
            + $"{Points(left)} are not explained.";
    }

    // The same month of the year before needs its year.
    private static string Before(IReadOnlyList<ReportPeriod> months) => months.Count == 1 ? DateText.MonthAndYear(months[0].From)
        : DateText.Months(new(months[0].From, months[^1].To));

    /// <summary>Why nothing is said of causes, by what the analysis made of the change.</summary>
    public static string Empty(CauseOutcome outcome) => (outcome.CauseVerdict ?? outcome.CauseMissing) switch
    {
        "nothing-to-explain" or "within-noise" => "Service stayed within its usual ups and downs, so there is nothing to explain.",
        "too-few-intervals" => "The change cannot be explained: in some hours calls came too seldom.",
        "model-is-off" => "The change cannot be explained: the queue model does not match what was measured.",
        "not-by-these-drivers" => "What we measure does not explain the change.",
        "months-before" => "The change cannot be explained: too few months before are known.",
        "officers-times" => "The change cannot be explained: officers' times on the phones are not known.",
        "roster" => "The change cannot be explained: there is no roster.",
        "patience" => "The change cannot be explained: too few callers hung up to tell how long they wait.",
        _ => Table.Empty,
    };

    private static string Points(double share, ReportPeriod month) =>
        FigureText.Of(new((decimal)share * 100, Unit.Points, month), FigureText.WithSign);

    private static FindingsRow Write(ReportPeriod month, Row row)
    {
        string Points(double share) => CauseTable.Points(share, month);
        string Holds(bool? criterion) => criterion switch
        {
            true => "yes",
            false => "no",
            null => row.Significant ? "cannot be told" : FindingsTable.Dash,
        };
        return new(
        [
            CauseText.Subject(EnumWords.Parse<Driver>(row.Driver), row.Change, 0),
            Points(row.Change),
            $"{Points(row.Low)} to {Points(row.High)}",
            row.ShareOfSameDirection is { } share ? Figure.Share((decimal)share, month).Text : FindingsTable.Dash,
            row.Significant ? "yes" : "no",
            Holds(row.DoseResponse),
            Holds(row.CameFirst),
            Holds(row.SameHours),
        ]);
    }

    private sealed record Row
    {
        public required string Driver { get; init; }

        public double Change { get; init; }

        public double Low { get; init; }

        public double High { get; init; }

        public double? ShareOfSameDirection { get; init; }

        public bool Significant { get; init; }

        public bool? DoseResponse { get; init; }

        public bool? CameFirst { get; init; }

        public bool? SameHours { get; init; }
    }
}
