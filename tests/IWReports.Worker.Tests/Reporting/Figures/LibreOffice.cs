using System.Diagnostics;
using IWReports.Worker.Host;
using Microsoft.VisualBasic.FileIO;

namespace IWReports.Worker.Tests.Reporting.Figures;

/// <summary>A workbook as LibreOffice reads it: each sheet's rows, every number and day with all its digits.</summary>
internal static class LibreOffice
{
    public const string Program = "/usr/bin/soffice";

    // Commas, double quotes, UTF-8, from the first row; numbers as they are and not as shown; every sheet a file of its own.
    private const string EverySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

    public static async Task<Func<string, List<string[]>>> OpenAsync(byte[] workbook, string folder)
    {
        var file = Path.Combine(folder, "report.xlsx");
        await File.WriteAllBytesAsync(file, workbook);
        var profile = new Uri(Path.Combine(folder, "profile")).AbsoluteUri;
        var start = ChildProcess.Of(Program, $"-env:UserInstallation={profile}", "--headless", "--convert-to", EverySheet, "--outdir",
            folder, file);
        start.RedirectStandardOutput = true;
        using var office = Process.Start(start)!;
        var said = await office.StandardOutput.ReadToEndAsync();
        await office.WaitForExitAsync();
        Assert.True(office.ExitCode == 0, said);
        return sheet => Rows(Path.Combine(folder, $"report-{sheet}.csv"));
    }

    private static List<string[]> Rows(string file)
    {
        using var reader = new TextFieldParser(file) { Delimiters = [","], TrimWhiteSpace = false };
        var rows = new List<string[]>();
        while (reader.ReadFields() is { } fields)
            rows.Add(fields);
        return rows;
    }
}

/// <summary>A test that is left out where LibreOffice is not installed, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LibreOfficeTheoryAttribute : TheoryAttribute
{
    public LibreOfficeTheoryAttribute() => Skip = File.Exists(LibreOffice.Program) ? null
        : "LibreOffice is not installed (package libreoffice-calc).";
}
