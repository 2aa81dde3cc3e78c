using System.CommandLine;
using IWReports.Worker.Demo;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>The sample company, written as the files its sources would hand over.</summary>
internal static class DemoVerb
{
    public static Command Create()
    {
        var write = new Option<DirectoryInfo>("--write") { Description = "Write the sample company's source files to this folder", HelpName = "FOLDER", Required = true };
        return new Command("demo", "Write the sample company of 2025") { write }.Runs(
            async (parsed, _, output, _) =>
            {
                var folder = parsed.GetRequiredValue(write).FullName;
                var files = await output.WithProgressAsync("Sample company", progress => Task.Run(() => new SampleFolder(folder).Write(new SampleScenario(), progress)));
                output.Answer(files, () =>
                {
                    var table = Output.Table("file");
                    foreach (var name in files.Names)
                        table.AddRow(Path.Combine(folder, name));
                    return table;
                });
                return ExitCode.Done;
            },
            needsDatabase: false);
    }
}
