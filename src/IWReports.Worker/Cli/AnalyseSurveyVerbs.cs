using System.CommandLine;
using System.Globalization;
using IWReports.Core.Facts;
using IWReports.Core.Statistics;
using IWReports.Worker.Host;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>What answers say, with how far chance alone reaches.</summary>
internal static class AnalyseSurveyVerbs
{
    public static Command Proportion()
    {
        var hits = Quantity.Number("--x", "How many of them", IsCount, "of answers: a whole number, 0 or more");
        var asked = Quantity.Number("--n", "Of how many", IsCount, "of answers: a whole number, 0 or more");
        (hits.Required, asked.Required) = (true, true);
        return new Command("proportion", "A share with its Wilson 95 % interval") { hits,
            asked }.Example("analyse proportion --x 308 --n 385").Runs(
            (parsed, _, output, _) =>
            {
                var (x, n) = (parsed.GetValue(hits)!.Value, parsed.GetValue(asked)!.Value);
                if (x > n)
                    throw new InputException(string.Create(CultureInfo.InvariantCulture, $"--x {x} --n {n}: --x is at most --n."));
                var interval = Wilson.Of(x, n);
                var value = n > 0 ? x / n : (double?)null;
                output.Answer(new { Value = value, interval?.Low, interval?.High, N = n },
                    () => Table(("share", value), ("at least", interval?.Low), ("at most", interval?.High)));
                return Task.FromResult(ExitCode.Done);
            },
            needsDatabase: false);
    }

    public static Command Nps()
    {
        var answers = new Argument<string>("ANSWERS") { Description = "CSV with an answer from 0 to 10 a line; - for standard input",
            DefaultValueFactory = _ => "-" };
        return new Command("nps", "Net promoter score with its 95 % margin; the three groups as shares") { answers }.Example(
            "analyse nps answers.csv").Runs(
            async (parsed, _, output, cancellationToken) =>
            {
                var scores = await ScoreFile.ReadAsync(parsed.GetValue(answers)!, cancellationToken);
                int Count(SurveyBand band) => scores.Count(score => SurveyBands.Of(Survey.Nps, score) == band);
                var (promoters, passives, detractors) = (Count(SurveyBand.Good), Count(SurveyBand.Between), Count(SurveyBand.Low));
                var nps = NetPromoterScore.Of(promoters, passives, detractors)!.Value;
                double Share(int count) => (double)count / scores.Count;
                var answer = new { Nps = nps.Score, nps.Margin, Promoters = Share(promoters), Passives = Share(passives),
                    Detractors = Share(detractors), N = scores.Count };
                output.Answer(answer, () => Table(("net promoter score", answer.Nps), ("margin ±", answer.Margin),
                    ("promoters", answer.Promoters), ("passives", answer.Passives), ("detractors", answer.Detractors),
                    ("answers", answer.N)));
                if (scores.Count < MinSample.NetPromoterScore)
                    Output.Note($"{Words.Count(scores.Count, "answer")}: below {MinSample.NetPromoterScore} a report shows the "
                        + $"counts, not the score.");
                return ExitCode.Done;
            },
            needsDatabase: false);
    }

    // Beyond it a number has no digit left for the last answer.
    private static bool IsCount(double number) => number is >= 0 and <= 1e15 && Math.Floor(number) == number;

    private static Table Table(params (string What, double? Value)[] rows)
    {
        var table = Output.Table("what", "value");
        foreach (var (what, value) in rows)
            table.AddRow(what, Output.Number(value));
        return table;
    }
}
