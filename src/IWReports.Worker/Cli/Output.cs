using System.Text.Encodings.Web;
using System.Text.Json;
using IWReports.Core.Language;
using Spectre.Console;
using Progress = IWReports.Worker.Host.Progress;

namespace IWReports.Worker.Cli;

/// <summary>
/// Where a verb writes: answers to standard output (one JSON document with --json, tables otherwise), messages and progress to standard
/// error.
/// </summary>
internal sealed class Output(bool json)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        WriteIndented = true,
        // The document goes to a terminal or a script, never into a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Asking the terminal what it can do takes time that a JSON answer need not wait for.
    private readonly Lazy<IAnsiConsole> _answers =
        new(() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) }));

    private readonly Lazy<IAnsiConsole> _messages =
        new(() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }));

    public bool Json => json;

    /// <summary>Writes the answer: the value as JSON with --json, else the table that <paramref name="table"/> makes.</summary>
    public void Answer(object value, Func<Table> table)
    {
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(value, Options));
        else
            _answers.Value.Write(Fit(table()));
    }

    /// <summary>A line for people; never part of a JSON answer.</summary>
    public void Say(string message)
    {
        if (json)
            Console.Error.WriteLine(message);
        else
            Console.Out.WriteLine(message);
    }

    /// <summary>A line beside the answer, never among it.</summary>
    public static void Note(string message) => Console.Error.WriteLine(message);

    public static void Error(string message) => Console.Error.WriteLine($"iwreports: {message}");

    /// <summary>Runs long work with a progress bar on a terminal, and a line at each new step elsewhere.</summary>
    public async Task<T> WithProgressAsync<T>(string title, Func<IProgress<Progress>, Task<T>> work)
    {
        if (!_messages.Value.Profile.Capabilities.Interactive || Console.IsErrorRedirected)
            return await work(new LineProgress());
        return await _messages.Value.Progress().StartAsync(async context =>
        {
            var bar = context.AddTask(Markup.Escape(title), maxValue: 1);
            var result = await work(new BarProgress(bar));
            bar.Value = 1;
            return result;
        });
    }

    /// <summary>A statistic as a table shows it: four decimals, or as many as asked for; "–" where there is none.</summary>
    public static string Number(double? value, int decimals = 4) => value is { } known ? FigureText.Rounded(known, decimals) : "–";

    public static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
            table.AddColumn(new TableColumn(Markup.Escape(column)));
        return table;
    }

    // A pipe has no width; cutting a table to a guessed one would lose text.
    private Table Fit(Table table)
    {
        if (Console.IsOutputRedirected)
            _answers.Value.Profile.Width = 400;
        return table;
    }

    private sealed class LineProgress : IProgress<Progress>
    {
        private string _last = "";

        public void Report(Progress value)
        {
            if (value.Message == _last)
                return;
            _last = value.Message;
            Console.Error.WriteLine(value.Message);
        }
    }

    private sealed class BarProgress(ProgressTask bar) : IProgress<Progress>
    {
        public void Report(Progress value)
        {
            bar.Description = Markup.Escape(value.Message);
            if (value.Fraction is { } fraction)
                bar.Value = fraction;
            else
                bar.IsIndeterminate = true;
        }
    }
}
