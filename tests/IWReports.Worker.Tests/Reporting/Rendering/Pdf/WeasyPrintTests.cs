using System.Diagnostics;
using System.Text;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Rendering.Pdf;
using IWReports.Worker.Tests.Cli;

namespace IWReports.Worker.Tests.Reporting.Rendering.Pdf;

public sealed class WeasyPrintTests : IDisposable
{
    private const string Page = "<!DOCTYPE html><html lang=\"en\"><head><title>t</title></head><body><p>Hello é</p></body></html>";

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly string _folder = Directory.CreateTempSubdirectory("python-").FullName;

    [Fact]
    public async Task Pages_are_printed_at_the_same_time()
    {
        var pdfs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => With("/usr/bin/python3").PrintAsync(Page, None)));
        Assert.All(pdfs, pdf => Assert.True(pdf.AsSpan().StartsWith("%PDF-"u8)));
    }

    [Fact]
    public async Task The_first_page_takes_what_was_prepared_and_nothing_is_left_behind()
    {
        // Each start leaves a file named by its process.
        var printer = With(Script($": > {_folder}/$$.started; exec /usr/bin/python3 \"$@\""));
        using (printer.Prepare())
            Assert.True((await printer.PrintAsync(Page, None)).AsSpan().StartsWith("%PDF-"u8));
        Assert.Single(Started());
        using (printer.Prepare())
            Assert.True(SpinWait.SpinUntil(() => Started().Count == 2, TimeSpan.FromSeconds(30)));
        Assert.All(Started(), id => Assert.True(SpinWait.SpinUntil(() => !Directory.Exists($"/proc/{id}"), TimeSpan.FromSeconds(30))));

        List<string?> Started() => [.. Directory.GetFiles(_folder, "*.started").Select(Path.GetFileNameWithoutExtension)];
    }

    [Fact]
    public async Task Without_python_nothing_is_prepared_and_who_prints_is_told()
    {
        var printer = With(Path.Combine(_folder, "none"));
        using (printer.Prepare())
            await Assert.ThrowsAsync<PartMissingException>(() => printer.PrintAsync(Page, None));
    }

    [Theory]
    [InlineData("file:///etc/hostname")]
    [InlineData("http://127.0.0.1:9/a.png")]
    [InlineData("data:image/png;base64,AA==")]
    public async Task A_page_that_refers_to_anything_is_refused(string where)
    {
        var error = await Assert.ThrowsAsync<InputException>(() => With("/usr/bin/python3")
            .PrintAsync(Page.Replace("Hello", $"<img alt=\"\" src=\"{where}\">", StringComparison.Ordinal), None));
        Assert.Contains(where[..10], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_python_the_remedy_names_the_package_and_the_setting()
    {
        var error = await Assert.ThrowsAsync<PartMissingException>(() => With(Path.Combine(_folder, "none")).PrintAsync(Page, None));
        Assert.Contains("package weasyprint", error.Message, StringComparison.Ordinal);
        Assert.Contains("Rendering:Python", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_weasyprint_the_remedy_names_the_package()
    {
        // -S: a Python without its installed packages.
        var error = await Assert.ThrowsAsync<PartMissingException>(() => With(Script("exec /usr/bin/python3 -S \"$@\""))
            .PrintAsync(Page, None));
        Assert.Contains("Install the package weasyprint", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_says_when_it_fails_is_passed_on()
    {
        var error = await Assert.ThrowsAsync<PartMissingException>(() =>
            With(Script("echo 'first line' >&2; echo 'no space left' >&2; exit 7")).PrintAsync(new string('x', 1_000_000), None));
        Assert.Contains("exit code 7: no space left", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "0 bytes", "there is nothing")]
    [InlineData("%PDF-1.7 and that is it", "23 bytes", "%%EOF is missing at their end")]
    [InlineData("Loading fonts… %PDF-1.7", "25 bytes", "something else was written first")]
    [InlineData("%PDF-1.7 %%EOF", "14 bytes", "startxref does not lead to")]
    [InlineData("%PDF-1.7 startxref 999999 %%EOF", "31 bytes", "startxref does not lead to")]
    [InlineData("%PDF-1.7 xref trailer startxref 9 %%EOF", "39 bytes", "no page")]
    [InlineData("%PDF-1.7 <</Type /Pages>> xref trailer startxref 26 %%EOF", "57 bytes", "no page")]
    public async Task What_is_no_whole_PDF_is_refused_with_what_is_wrong(string printed, string length, string fault)
    {
        var error = await Assert.ThrowsAsync<PartMissingException>(() => With(Script($"cat >/dev/null; printf '%s' '{printed}'"))
            .PrintAsync(Page, None));
        Assert.Contains(length, error.Message, StringComparison.Ordinal);
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("head -c -8", "%%EOF is missing")]
    [InlineData("head -c 1500", "%%EOF is missing")]
    [InlineData("{ head -c 1500; tail -c 500; }", "startxref does not lead to")]
    [InlineData("{ printf 'Hello\n'; cat; }", "something else was written first")]
    [InlineData("{ cat; echo done; }", "%%EOF is missing")]
    public async Task A_PDF_that_lost_or_gained_bytes_is_refused(string damage, string fault)
    {
        var error = await Assert.ThrowsAsync<PartMissingException>(() => With(Script($"/usr/bin/python3 \"$@\" | {damage}"))
            .PrintAsync(Page, None));
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_PDF_with_packed_objects_is_whole()
    {
        var packed = "%PDF-1.7 4 0 obj <</Type/ObjStm>> 12 0 obj <</Type /XRef>> startxref 35 %%EOF";
        Assert.Equal(packed, Encoding.ASCII.GetString(await With(Script($"cat >/dev/null; printf '%s' '{packed}'"))
            .PrintAsync(Page, None)));
    }

    [Fact]
    public async Task A_child_sees_no_secret_of_ours()
    {
        var seen = Path.Combine(_folder, "environment");
        var python = Script($"cat /proc/$$/environ > {seen}; exec /usr/bin/python3 \"$@\"");
        var ended = await BuiltProgram.RunAsync(["doctor"], ("Rendering__Python", python), ("Delivery__Email__User", "iw"),
            ("Delivery__Email__Password", "smtp-secret"));
        Assert.Contains("WeasyPrint printed", ended.Output, StringComparison.Ordinal);
        var names = (await File.ReadAllTextAsync(seen, None)).Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=')[0]);
        Assert.Contains("LANG", names);
        Assert.Empty(names.Except(["PATH", "HOME", "LANG", "FONTCONFIG_FILE", "FONTCONFIG_PATH"]));
    }

    [Fact]
    public async Task A_hanging_print_is_stopped_and_leaves_nothing_running()
    {
        var pid = Path.Combine(_folder, "pid");
        var hanging = SomeTemplates.Printer(Script($"echo $$ > {pid}; exec sleep 600"), TimeSpan.FromSeconds(2));
        Assert.Contains("Rendering:PdfTimeout",
            (await Assert.ThrowsAsync<PartMissingException>(() => hanging.PrintAsync(Page, None))).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists($"/proc/{(await File.ReadAllTextAsync(pid, None)).Trim()}"));
    }

    [Fact]
    public async Task Stopping_the_work_stops_the_print()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var clock = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => With(Script("exec sleep 600")).PrintAsync(Page, stop.Token));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static WeasyPrint With(string python) => SomeTemplates.Printer(python);

    private string Script(string line)
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid():N}.sh");
        File.WriteAllText(file, "#!/bin/sh\n" + line + "\n");
        Process.Start("chmod", ["700", file]).WaitForExit();
        return file;
    }
}
