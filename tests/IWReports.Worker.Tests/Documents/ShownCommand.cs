using System.CommandLine;
using System.Text.RegularExpressions;
using IWReports.Benchmarks;
using IWReports.Worker.Cli;
using IWReports.Worker.Tests.Database;

namespace IWReports.Worker.Tests.Documents;

/// <summary>A command line as a page of the repository shows it.</summary>
/// <param name="Page">The page, from the repository's root.</param>
/// <param name="Text">All of the line, as it would be typed.</param>
/// <param name="IsInline">It stands within a sentence, which may name a verb without all that it takes.</param>
internal sealed partial record ShownCommand(string Page, string Text, bool IsInline)
{
    // Others' programs, of which only the files that are named can be checked.
    private static readonly HashSet<string> Others = ["dotnet", "systemctl", "journalctl", "createdb", "adduser", "openssl", "psql"];

    /// <summary>All verbs, with those of the benchmarks.</summary>
    public static RootCommand Root { get; } = CommandLine.Root(BenchVerb.Create());

    /// <summary>The words of the line without settings before it and files that its output goes to.</summary>
    public string[] Words { get; } = [.. Word().Matches(Redirection().Replace(Text, ""))
        .Select(word => word.Value.Trim('"', '\'')).SkipWhile(word => word is "env" or "export" || Setting().IsMatch(word))];

    /// <summary>What follows the program; null where it is another program than ours.</summary>
    public string[]? Arguments => Words switch
    {
        ["iwreports" or "ops/iwreports", .. var rest] => rest,
        ["dotnet", var program, .. var rest] when program.EndsWith("/IWReports.Worker.dll", StringComparison.Ordinal) => rest,
        [var verb, ..] when IsInline && Root.Subcommands.Any(one => one.Name == verb) => Words,
        _ => null,
    };

    /// <summary>The script of ops/ that it runs.</summary>
    public string? Script => Words is [var first, ..] && Arguments is null && ScriptName().IsMatch(first) ? first : null;

    /// <summary>Whether it only names a script, or a verb that its help shows with more words alone.</summary>
    public bool IsName => IsInline && (Script is not null ? Words.Length == 1
        : Arguments is { Length: > 0 } words && Find(words).Depth == words.Length
            && !Help(words).Contains($"\n  iwreports {string.Join(' ', words)}\n", StringComparison.Ordinal));

    /// <summary>What tells commands apart: not how the program is called on its page, nor into which folder it writes.</summary>
    public string Key => OutputFolder().Replace(string.Join(' ', Arguments ?? Words), "");

    /// <summary>The verb that words lead to, and how many of them do.</summary>
    public static (Command Verb, int Depth) Find(IEnumerable<string> words)
    {
        var (verb, depth) = ((Command)Root, 0);
        foreach (var word in words)
        {
            if (verb.Subcommands.FirstOrDefault(one => one.Name == word) is not { } next)
                break;
            (verb, depth) = (next, depth + 1);
        }

        return (verb, depth);
    }

    /// <summary>Every command of a page, in its order; "start|stop" is one of each.</summary>
    public static IEnumerable<ShownCommand> Of(string page)
    {
        var text = File.ReadAllText(Path.Combine(OpsScript.Root, page));
        var settings = "";
        foreach (Match shown in Shown().Matches(text))
        {
            var isInline = shown.Groups["inline"].Success;
            var lines = isInline ? [Space().Replace(shown.Groups["inline"].Value, " ")]
                : Continued().Replace(shown.Groups["fence"].Value, " ").Split('\n').Select(line => Remark().Replace(line, "").Trim());
            foreach (var line in lines)
            {
                if (line.StartsWith("export ", StringComparison.Ordinal))
                    settings += $"{line}; ";
                else if (new ShownCommand(page, line, isInline) is { IsOne: true })
                    foreach (var one in Each(line))
                        yield return new(page, isInline ? one : settings + one, isInline);
            }
        }
    }

    private static string Help(string[] words)
    {
        using var help = new StringWriter();
        Root.Parse([.. words, "--help"]).Invoke(new InvocationConfiguration { Output = help });
        return help.ToString();
    }

    // A lone "iwreports" is the user, the unit or the program's name.
    private bool IsOne => Words.Length > 0 && (Script is not null || Others.Contains(Words[0])
        || (Arguments is not null && (Words.Length > 1 || !IsInline)));

    private static IEnumerable<string> Each(string line) => Choice().Match(line) is { Success: true } choice
        ? choice.Value.Split('|').SelectMany(one => Each(line[..choice.Index] + one + line[(choice.Index + choice.Length)..]))
        : [line];

    [GeneratedRegex(@"^```\n(?<fence>.*?)^```|^```\w.*?^```|`(?<inline>[^`]+)`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Shown();

    [GeneratedRegex("""(?:[^\s"';]|"[^"]*"|'[^']*')+""")]
    private static partial Regex Word();

    [GeneratedRegex(@"^[A-Za-z]\w*(?:__[^=]*)?=")]
    private static partial Regex Setting();

    [GeneratedRegex(@"^ops/[a-z-]+$")]
    private static partial Regex ScriptName();

    [GeneratedRegex(@"(?<=\s)[a-z]+(?:\|[a-z]+)+(?=\s|$)")]
    private static partial Regex Choice();

    [GeneratedRegex(@" --out \S+")]
    private static partial Regex OutputFolder();

    [GeneratedRegex(@"\s+>\s*\S+")]
    private static partial Regex Redirection();

    [GeneratedRegex(@"\s+#\s.*$")]
    private static partial Regex Remark();

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continued();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
