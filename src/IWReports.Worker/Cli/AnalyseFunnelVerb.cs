using System.CommandLine;
using IWReports.Core.Language;
using IWReports.Core.Statistics.Spc;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>Units (officers, queues, shops) beside what chance makes of a common share at their number.</summary>
internal static class AnalyseFunnelVerb
{
    public static Command Create()
    {
        var units = new Argument<string>("UNITS") { Description = "CSV name,hits,n; - for standard input", DefaultValueFactory = _ => "-" };
        var common = Quantity.Share("--common", "The share to hold units against; that of all together when left out",
            share => share is >= 0 and <= 1, "from 0% to 100%");
        var plain = new Option<bool>("--plain") { Description =
            $"Limits of chance alone, also where {Funnel.MinForDispersion} or more units differ by nature" };
        var improve = new Option<string>("--improve") { Description =
            "Which way is better, for the benchmark: what the best units reach that hold a tenth of all", DefaultValueFactory = _ => "up" };
        improve.AcceptOnlyFromAmong("up", "down");
        return new Command("funnel", "Who lies outside what chance makes of a common share; never a ranking") { units, common, plain,
            improve }.Example("analyse funnel solved-by-officer.csv").Runs(
            async (parsed, _, output, cancellationToken) =>
            {
                var counts = await CountsFile.ReadAsync(parsed.GetValue(units)!, cancellationToken);
                List<FunnelUnit> all = [.. counts.Select(count => new FunnelUnit(count.Key, count.Hits, count.N))];
                Answer(output, Funnel.Of(all, parsed.GetValue(common), widen: !parsed.GetValue(plain)),
                    ParedMean.Of(all, EnumWords.Parse<ImprovementDirection>(parsed.GetValue(improve)!))!);
                return ExitCode.Done;
            },
            needsDatabase: false);
    }

    private static void Answer(Output output, Funnel funnel, ParedMean benchmark)
    {
        var places = (from place in funnel.Places
                      let inner = funnel.Limits(place.Unit.N, Funnel.Z95)
                      let outer = funnel.Limits(place.Unit.N, Funnel.Z998)
                      select new { place.Unit.Name, place.Unit.Hits, place.Unit.N, place.Rate, place.Z, Low95 = inner.Low,
                          High95 = inner.High, Low998 = outer.Low, High998 = outer.High, Band = Word(place.Band) }).ToList();
        output.Answer(new { funnel.Common, funnel.Dispersion, funnel.Tau2, Benchmark = benchmark.Share, Units = places }, () =>
        {
            // In the order they came: a funnel tells who stands out, not who is first.
            var table = Output.Table("name", "share", "n", "95 % from", "to", "place");
            foreach (var place in places)
                table.AddRow(Markup.Escape(place.Name), Output.Number(place.Rate), Output.Number(place.N), Output.Number(place.Low95),
                    Output.Number(place.High95), place.Band);
            return table;
        });
        if (!output.Json)
            output.Say(
                $"together {Output.Number(funnel.Common)}; the best that hold a tenth of all reach {Output.Number(benchmark.Share)}");
    }

    private static string Word(FunnelBand band) => band switch
    {
        FunnelBand.High998 => "above 99.8 %",
        FunnelBand.High95 => "above 95 %",
        FunnelBand.Low95 => "below 95 %",
        FunnelBand.Low998 => "below 99.8 %",
        _ => "within",
    };
}
