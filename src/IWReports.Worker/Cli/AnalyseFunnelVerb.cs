using System.CommandLine;
using System.Globalization;
using IWReports.Core.Analysis.Spc;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>Units (officers, queues, shops) beside what chance makes of a common share at their number.</summary>
internal static class AnalyseFunnelVerb
{
    public static Command Create()
    {
        var units = new Argument<string>("UNITS") { Description = "CSV name,hits,n; - for standard input", DefaultValueFactory = _ => "-" };
        var common = Quantity.Share("--common", "The share to hold units against; that of all together when left out", share => share is >= 0 and <= 1, "from 0% to 100%");
        var plain = new Option<bool>("--plain") { Description = $"Limits of chance alone, also where {Funnel.FewestForDispersion} or more units differ by nature" };
        return new Command("funnel", "Who lies outside what chance makes of a common share; never a ranking") { units, common, plain }.Example("analyse funnel solved-by-officer.csv").Runs(
            async (parsed, _, output, cancellationToken) =>
            {
                var counts = await CountsFile.ReadAsync(parsed.GetValue(units)!, cancellationToken);
                Answer(output, Funnel.Of([.. counts.Select(count => new FunnelUnit(count.Key, count.Hits, count.N))], parsed.GetValue(common), widen: !parsed.GetValue(plain)));
                return ExitCode.Done;
            },
            needsDatabase: false);
    }

    private static void Answer(Output output, Funnel funnel)
    {
        var places = funnel.Places.Select(place => new { place.Unit.Name, place.Unit.Hits, place.Unit.N, place.Rate, place.Z, Low95 = funnel.Limits(place.Unit.N, Funnel.Z95).Low, High95 = funnel.Limits(place.Unit.N, Funnel.Z95).High, Low998 = funnel.Limits(place.Unit.N, Funnel.Z998).Low, High998 = funnel.Limits(place.Unit.N, Funnel.Z998).High, Band = Word(place.Band) }).ToList();
        output.Answer(new { funnel.Common, funnel.Dispersion, funnel.Tau2, Units = places }, () =>
        {
            // In the order they came: a funnel tells who stands out, not who is first.
            var table = Output.Table("name", "share", "n", "95 % from", "to", "place");
            foreach (var place in places)
                table.AddRow(Markup.Escape(place.Name), Text(place.Rate), place.N.ToString(CultureInfo.InvariantCulture), Text(place.Low95), Text(place.High95), place.Band);
            return table;
        });
    }

    private static string Word(FunnelBand band) => band switch
    {
        FunnelBand.High998 => "above 99.8 %",
        FunnelBand.High95 => "above 95 %",
        FunnelBand.Low95 => "below 95 %",
        FunnelBand.Low998 => "below 99.8 %",
        _ => "within",
    };

    private static string Text(double share) => share.ToString("0.####", CultureInfo.InvariantCulture);
}
