using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using IWReports.Worker.Host;

namespace IWReports.Worker.Reporting.Rendering.Pdf;

/// <summary>Prints HTML as a tagged PDF by WeasyPrint, in a process of its own.</summary>
/// <param name="program">The Python that has WeasyPrint.</param>
/// <param name="timeout">A page that takes longer is given up.</param>
internal sealed class WeasyPrint(string program, TimeSpan timeout)
{
    private const string Remedy = "Install the package weasyprint, or set Rendering:Python to a Python that has it";

    private static readonly string Script = ReadScript();

    // Python that loads its libraries while the report's data is read; the next page to be printed takes it.
    private Process? _ready;

    /// <summary>Starts Python ahead of a page; disposed, it ends unless a page took it.</summary>
    public IDisposable Prepare() => new Prepared(this);

    /// <summary>
    /// The PDF of a page. Errors: a missing part is named with its package; a page that refers to anything outside itself is refused.
    /// </summary>
    public Task<byte[]> PrintAsync(string html, CancellationToken cancellationToken) =>
        PrintAsync(() => html, () => { }, cancellationToken);

    /// <summary>The same, of a page written while Python loads; more is done while it prints. Errors: those of both, too.</summary>
    public async Task<byte[]> PrintAsync(Func<string> write, Action meanwhile, CancellationToken cancellationToken)
    {
        using var python = Interlocked.Exchange(ref _ready, null) ?? Start();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var html = write();
            patience.CancelAfter(timeout);
            var pdf = new MemoryStream();
            var said = python.StandardError.ReadToEndAsync(patience.Token);
            await Task.WhenAll(
                WriteAsync(python, html, patience.Token), python.StandardOutput.BaseStream.CopyToAsync(pdf, patience.Token), said,
                Task.Run(meanwhile, CancellationToken.None));
            await python.WaitForExitAsync(patience.Token);
            if (python.ExitCode != 0)
                throw Failure((await said).Trim(), python.ExitCode);
            var printed = pdf.ToArray();
            return PdfCheck.Fault(printed) is { } fault
                ? throw new PartMissingException(
                    $"WeasyPrint ended with exit code 0, but the {printed.Length} bytes that came are no whole PDF: {fault}. {Remedy}.")
                : printed;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PartMissingException(
                $"Printing the PDF took longer than {timeout} (setting Rendering:PdfTimeout) and was stopped.");
        }
        finally
        {
            if (!python.HasExited)
            {
                python.Kill(entireProcessTree: true);
                await python.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private Process Start()
    {
        // -I: neither the caller's environment nor the current folder decides what is imported.
        var start = ChildProcess.Of(program, "-I", "-c", Script);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        start.StandardErrorEncoding = Encoding.UTF8;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new PartMissingException($"Rendering:Python: {program} cannot be run ({missing.Message}). {Remedy}.",
                missing);
        }
    }

    private sealed class Prepared : IDisposable
    {
        private readonly WeasyPrint _printer;

        public Prepared(WeasyPrint printer)
        {
            _printer = printer;
            if (printer._ready is not null)
                return;
            Process python;
            try
            {
                python = printer.Start();
            }
            catch (PartMissingException)
            {
                // Perhaps nothing is to be printed; who prints is told.
                return;
            }

            if (Interlocked.CompareExchange(ref printer._ready, python, null) is not null)
                End(python);
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _printer._ready, null) is { } unused)
                End(unused);
        }

        private static void End(Process python)
        {
            if (!python.HasExited)
                python.Kill(entireProcessTree: true);
            python.Dispose();
        }
    }

    private static async Task WriteAsync(Process python, string html, CancellationToken cancellationToken)
    {
        try
        {
            await python.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(html), cancellationToken);
            python.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything; what it said on standard error tells why.
        }
    }

    private Exception Failure(string said, int exitCode) =>
        said.Contains("weasyprint is missing", StringComparison.Ordinal)
            ? new PartMissingException($"{program} has no WeasyPrint ({said}). {Remedy}.")
        : said.Contains("the page refers to", StringComparison.Ordinal)
            ? new InputException($"The PDF was refused: {Last(said)}. A report carries everything it shows.")
        : new PartMissingException($"WeasyPrint failed with exit code {exitCode}: {(said.Length > 0 ? Last(said) : "it said nothing")}");

    private static string Last(string said) => said[(said.LastIndexOf('\n') + 1)..];

    private static string ReadScript()
    {
        using var reader = new StreamReader(typeof(WeasyPrint).Assembly.GetManifestResourceStream(
            $"{typeof(WeasyPrint).Namespace}.print.py")!);
        return reader.ReadToEnd();
    }
}
