using System.Text.RegularExpressions;

namespace IWReports.Worker.Tests;

/// <summary>Each idea is decided in one place: these files, in code and in SQL, and no others write it.</summary>
public sealed class OnePlaceTests
{
    private static readonly string Source = Path.Combine(ArchitectureTests.Root(AppContext.BaseDirectory), "src");

    // It invents what is measured, and decides nothing.
    private const string Demo = "Demo";

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Files = new(() => Directory
        .GetFiles(Source, "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".cs" or ".cshtml")
        .Where(file => !Path.GetRelativePath(Source, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or Demo))
        .ToDictionary(file => Path.GetRelativePath(Source, file)["IWReports.".Length..].Replace('\\', '/'), File.ReadAllText));

    [Theory]
    [InlineData("another program is started", "new ProcessStartInfo", "Worker/Host/ChildProcess.cs")]
    // Which calls each variant puts above and below the line; the settings name them, the definitions and the tally say what they are.
    [InlineData("service level", @"ServiceLevelVariant\.(AllAbandoned|AnsweredOnly|Abandoned\w+)", "Core/Kpis/Measuring/ServiceTally.cs",
        "Core/Kpis/ReachUs/ServiceLevel.cs")]
    [InlineData("answered in time, abandoned at once", @"\bWait <=? ", "Core/Facts/Visit.cs")]
    [InlineData("how soon at once is", @"((?<!Held)AtOnce|Short\w*)\b.*FromSeconds\(|within 5 s", "Core/Facts/Visit.cs")]
    // The queue models read counts.
    [InlineData("answered in time, in SQL", @"\bwait_s\s*[<>]=?\s*\$4", "Worker/Measurement/ServiceLogReader.cs")]
    [InlineData("abandoned at once, in SQL", @"\bwait_s\s*[<>]=?\s*\$[^4]", "Worker/Measurement/Facts/CallSql.cs")]
    [InlineData("a wait that nobody knows, in SQL", "'waits' =", "Worker/Measurement/Facts/CallSql.cs")]
    [InlineData("handled for", @"Talk \+|talk_s \+", "Core/Facts/Visit.cs", "Worker/Measurement/Facts/CallSql.cs")]
    // SQL counts it for the queue models and pictures of waits, tells who was called back, and checks imports and totals.
    [InlineData("abandoned, in SQL", "'abandoned'", "Worker/Ingestion/Sources/CallBackNumbers.cs",
        "Worker/Ingestion/Sources/Tables/CallMerge.cs", "Worker/Measurement/CallTotalsReader.cs", "Worker/Measurement/CallsReader.cs",
        "Worker/Measurement/Facts/CallSql.cs", "Worker/Measurement/Facts/QueueEntries.cs", "Worker/Measurement/ServiceLogReader.cs")]
    [InlineData("an outcome's word, by hand", "\"(answered|abandoned|flowed-out|open)\" => Outcome")]
    // Tables that are read in, stored and written; orders are read for facts, and by the one select list.
    [InlineData("a promised day, in SQL", "promised_on", "Worker/Ingestion/Sources/Shops/ShopOrder.cs",
        "Worker/Ingestion/Sources/Tables/Kinds/OrdersTable.cs", "Worker/Ingestion/Sources/Tables/OrderMerge.cs",
        "Worker/Measurement/Facts/OrderRows.cs", "Worker/Measurement/Facts/Orders.cs")]
    [InlineData("late", @"PromisedOn (is|\?\?|<|>)", "Core/Facts/Order.cs")]
    [InlineData("a complaint's follow-up, in SQL", "followed_up_on", "Worker/Ingestion/Sources/Tables/Kinds/ComplaintsTable.cs",
        "Worker/Measurement/Facts/Complaints.cs",
        "Worker/Reporting/Inputs/DailyDigest/DutiesReader.cs")]
    // An apology is due of what was asked since, be it that the customer was not reached.
    [InlineData("followed up", @"FollowedUpOn (is|<|>)|Satisfied is not null", "Core/Facts/Complaint.cs",
        "Worker/Reporting/Inputs/DailyDigest/ComplaintDuties.cs")]
    [InlineData("bands of surveys", @"[Ss]core (>=|<|<=|between) \d|score is \d or|(Agrees?|Recommends|Promotes|IsPassive) = \d",
        "Core/Facts/SurveyBand.cs")]
    [InlineData("needs a person, in SQL", @"'(rejected|held)'", "Worker/Delivery/DeliveryLeases.cs", "Worker/Delivery/RecipientStore.cs")]
    [InlineData("still open, in SQL", @"resolved_on, 'infinity'|resolved_on is null",
        "Worker/Reporting/Inputs/DailyDigest/DutiesReader.cs")]
    [InlineData("of a team, in SQL", @"btrim\((team|\{column)", "Worker/Database/TeamMatch.cs",
        "Worker/Reporting/Inputs/Board/SurveyReader.cs")]
    [InlineData("away", @"\.From <= \w+ && \w+ <= \w+\.To\b|\bFrom <= day && day <= To\b", "Core/Facts/RosterEntry.cs")]
    [InlineData("a newcomer", @"\b90\b[^%\n]*days|NewcomerDays =", "Core/Facts/Tenure.cs")]
    [InlineData("new since", @"(person|officer)\.Min\((entry|one) => \2\.From\)", "Core/Facts/Tenure.cs")]
    [InlineData("open half-hours", @"Start (<|>=) \S*(Opens|Closes)|HalfHour\.Of\(\S*Opens\)", "Core/Calendar/BusinessCalendar.cs")]
    [InlineData("a half-hour's length",
        @"(?<!(Lease|Timeout) \{ get; init; \} = TimeSpan\.)FromMinutes\(30\)|/ 1800|30 \* 60|Minutes = 30"
            + @"|AddMinutes\(30|interval '30 min|% 30 \+|\* 30:|\), 30\)",
        "Core/Calendar/HalfHour.cs")]
    [InlineData("a log-in without end", @"FromHours\(24\)|24 hours'", "Core/Facts/QueueLog/PresenceAssembly.cs")]
    [InlineData("patience", @"[Ww]aited / |waited_s /", "Core/Statistics/Erlang/CallerPatience.cs")]
    [InlineData("too few", @"const int (Fewest|Min)(To(Show|Compare|Tell)|Answers|Respondents|Per\w+|ForPercent|Abandoned|Calls)\b",
        "Core/Facts/QueueLog/PresenceOrder.cs")]
    [InlineData("too few to be a sample", @"const int (Percent|AnswersShown|NetPromoterScore|RaterGap) =", "Core/Statistics/MinSample.cs")]
    public void An_idea_is_decided_in_one_place(string idea, string code, params string[] places) =>
        Assert.True(places.Order(StringComparer.Ordinal).SequenceEqual(Places(code)),
            $"{idea}: {string.Join(", ", Places(code))}");

    private static IEnumerable<string> Places(string code) => Files.Value
        .Where(file => file.Value.Split('\n').Any(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            && Regex.IsMatch(line, code))).Select(file => file.Key).Order(StringComparer.Ordinal);
}
