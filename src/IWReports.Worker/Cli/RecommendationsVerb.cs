using System.CommandLine;
using System.Globalization;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Language;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Scheduling;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>What the board was advised: lists it, and takes what was decided and done.</summary>
internal static class RecommendationsVerb
{
    private static readonly Argument<long> Id = new("id") { Description = "The recommendation's number, as listed" };

    public static Command Create()
    {
        var period = Arguments.OnlyPeriod();
        return new Command("recommendations", "What the board was advised, decided and did; the next reports follow it up") { Decide(),
            Done(), period }
            .Example("recommendations --period 2025-11 --json")
            .Runs(async (parsed, services, output, cancellationToken) =>
                Answer(output, await services.GetRequiredService<RecommendationStore>()
                .ListAsync(parsed.GetValue(period), cancellationToken)));
    }

    private static Command Decide()
    {
        var decision = new Argument<string>("decision") { Description = "What was decided" };
        decision.AcceptOnlyFromAmong([.. Enum.GetValues<Decision>().Where(one => one is not Decision.Open)
            .Select(decision => decision.Word())]);
        var by = new Option<string>("--by") { Description = "Who decided, as the report shall name them: the board, the manager",
            Required = true };
        var reason = new Option<string>("--reason") { Description = "Why; kept in the audit", Required = true };
        return new Command("decide", "Write down what was decided on a recommendation") { Id, decision, by, reason }
            .Example("recommendations decide 3 accepted --by \"the board\" --reason \"minutes of 4 December\"")
            .Runs(async (parsed, services, output, cancellationToken) => Answer(output,
            [
                await services.GetRequiredService<RecommendationStore>()
                    .DecideAsync(parsed.GetValue(Id), EnumWords.Parse<Decision>(parsed.GetRequiredValue(decision)),
                    parsed.GetRequiredValue(by), parsed.GetRequiredValue(reason), Environment.UserName, cancellationToken),
            ]));
    }

    private static Command Done()
    {
        var on = DateOption.Create("--on", "The day it was done; today when left out");
        return new Command("done", "Write down that an accepted recommendation was done") { Id, on }
            .Example("recommendations done 3 --on 2025-12-05")
            .Runs(async (parsed, services, output, cancellationToken) => Answer(output,
                [await services.GetRequiredService<RecommendationStore>()
                    .DoneAsync(parsed.GetValue(Id), parsed.GetValue(on) ?? services.GetRequiredService<BusinessClock>().Today,
                    Environment.UserName, cancellationToken)]));
    }

    private static int Answer(Output output, IReadOnlyList<PastRecommendationEntry> entries)
    {
        output.Answer(
            entries.Select(entry => new
            {
                entry.Id, Period = entry.PastRecommendation.Given.ToString(), entry.PastRecommendation.Rule,
                    entry.PastRecommendation.Action, entry.PastRecommendation.Owner, entry.PastRecommendation.Due,
                    entry.PastRecommendation.Kpi, entry.PastRecommendation.Prediction,
                Decision = entry.PastRecommendation.Decision.Word(), entry.PastRecommendation.DecidedBy, entry.Reason,
                    entry.PastRecommendation.DoneOn,
            }),
            () =>
            {
                var table = Output.Table("id", "period", "action", "owner", "due", "decision", "by", "done");
                foreach (var entry in entries)
                    table.AddRow([.. new[]
                        {
                            entry.Id.ToString(CultureInfo.InvariantCulture), entry.PastRecommendation.Given.ToString(),
                                entry.PastRecommendation.Action, entry.PastRecommendation.Owner, Day(entry.PastRecommendation.Due),
                            entry.PastRecommendation.Decision.Word(), entry.PastRecommendation.DecidedBy ?? "",
                                Day(entry.PastRecommendation.DoneOn),
                        }.Select(Markup.Escape)]);
                return table;
            });
        return ExitCode.Done;
    }

    private static string Day(DateOnly? day) => day is { } known ? DateText.Day(known) : "";
}
