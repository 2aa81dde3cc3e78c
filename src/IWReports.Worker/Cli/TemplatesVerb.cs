using System.CommandLine;
using IWReports.Worker.Reporting.Rendering;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>Checks the reports' templates without data; exit code 2 when one of them is wrong.</summary>
internal static class TemplatesVerb
{
    public static Command Create() => new("templates", "The reports' templates")
    {
        new Command("lint", "Check every name, image, reference and size of every template, in every branch").Example("templates lint")
            .Runs(
            (_, services, output, _) => Task.FromResult(Lint(services.GetRequiredService<Templates>(), output)),
            needsDatabase: false),
    };

    private static int Lint(Templates templates, Output output)
    {
        var found = new TemplateLint(templates).Run();
        output.Answer(found.Select(report => new { report = report.Key, ok = report.Value.Count == 0, findings = report.Value }), () =>
        {
            var table = Output.Table("report", "finding");
            foreach (var (report, findings) in found)
            {
                foreach (var finding in findings.DefaultIfEmpty("in order"))
                    table.AddRow(Markup.Escape(report), Markup.Escape(finding));
            }

            return table;
        });
        return found.Values.All(findings => findings.Count == 0) ? ExitCode.Done : ExitCode.WrongInput;
    }
}
