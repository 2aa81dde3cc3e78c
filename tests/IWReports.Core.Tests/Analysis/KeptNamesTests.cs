using System.Text.Json.Nodes;
using IWReports.Core.Analysis;
using IWReports.Core.Tests.Reports;

namespace IWReports.Core.Tests.Analysis;

/// <summary>What was found is kept for years: a name that changes leaves an earlier month unreadable.</summary>
public sealed class KeptNamesTests
{
    private const string Names = """
        Absence abandoned abandonedElsewhere after assurance away backTestError base before between breakEvenPace calibrationAfter
        calibrationBefore calls callsPerOfficer cannotBeCounted cause causes change chart checks count countOnly counted date day days
        dimension direction driver events first fixAfter from gap gaps halfHours high hitsAfter hitsBefore hour hours impact improve
        intercept isDemandLimited isFew isSpecialCause isTested item1 item2 joiners kpi kpis last lastYear learning leavers length
        limited limits low mean measured median missing modelled month months movingRange n name needed netStaffing newcomers next
        offPhones offered offeredElsewhere officers officersAway onShift oneAtATime options p pace paid perDay period places points rag
        range rebase rebases recent reference response responseIsSignificant rostered rosteredHours s sameHours screen season segment
        share shares shortfall shrinkage slope slot statedChange supervisorsAway target targets test tested thinHour to today tooFew tooMany
        trend understaffedIntervals usualOfficers value variance variation verdict volume window withoutDeputy workload
        """;

    [Fact]
    public void Findings_are_kept_under_the_names_they_always_had()
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var board in new[] { SomeBoard.Case, SomeBoard.WithCalls, SomeService.Board(3, 3) with { Topics = SomeBoard.Topics } })
            Collect(JsonNode.Parse(AnalysisJson.Write(MonthlyFindings.Of(board))), names);
        Assert.Equal(string.Join(' ', Names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), string.Join(' ', names));
    }

    private static void Collect(JsonNode? node, SortedSet<string> names)
    {
        foreach (var (name, value) in node as JsonObject ?? [])
        {
            names.Add(name);
            Collect(value, names);
        }

        foreach (var item in node as JsonArray ?? [])
            Collect(item, names);
    }
}
