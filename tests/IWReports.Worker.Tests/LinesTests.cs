using System.Text.RegularExpressions;
using IWReports.Worker.Tests.Database;

namespace IWReports.Worker.Tests;

/// <summary>No source line, file or method is longer than a reader takes in at once.</summary>
public sealed partial class LinesTests
{
    private const int MaxLine = 140, MaxFile = 200, MaxMethod = 40;

    private static readonly string[] Extensions = [".cs", ".cshtml", ".js", ".css", ".sql", ".sh", ".py", ".service", ".html", ""];

    // Not among them: what is data (.csv, .json, .txt, .svg, .eml), and migrations, of which databases keep the digest: changed ones are
    // refused.
    private static readonly List<(string Name, string[] Lines)> Sources =
    [
        .. from folder in new[] { "src", "tests", "ops", "templates" }
           from file in Directory.EnumerateFiles(Path.Combine(OpsScript.Root, folder), "*", SearchOption.AllDirectories)
           let name = Path.GetRelativePath(OpsScript.Root, file)
           where (Extensions.Contains(Path.GetExtension(name)) || folder == "templates") && !Left().IsMatch(name)
           orderby name
           select (name, File.ReadAllLines(file)),
    ];

    [Fact]
    public void No_line_is_over_140_characters() => Assert.Equal("", string.Join('\n', Sources.SelectMany(source => source.Lines.Index()
        .Where(line => line.Item.Length > MaxLine).Select(line => $"{source.Name}:{line.Index + 1}: {line.Item.Length}"))));

    [Fact]
    public void No_file_is_over_200_lines_and_no_method_over_40()
    {
        Assert.True(Sources.Count > 1000, $"{Sources.Count} sources were found.");
        var found = Sources.Where(source => source.Lines.Length > MaxFile
                || (source.Name.EndsWith(".cs", StringComparison.Ordinal) && Methods(source.Lines).Any(length => length > MaxMethod)))
            .Select(source => source.Name);
        Assert.Equal("", string.Join('\n', found));
    }

    [Theory]
    [InlineData("    private void Do()\n    {\n        a();\n\n        b();\n    }\n", 6)]
    [InlineData("    private int One() =>\n        1;\n\n    private int Two;\n", 2)]
    [InlineData("    private int One() => Of(() =>\n    {\n        a();\n\n        b();\n    });\n", 6)]
    [InlineData("        public async Task Nested(int a,\n            int b)\n        {\n        }\n", 4)]
    public void A_methods_lines_are_those_from_its_name_to_its_end(string text, int lines) =>
        Assert.Equal(lines, Assert.Single(Methods(text.Split('\n'))));

    // Every member stands alone between blank lines, and its braces stand below its first letter. Attributes are not counted.
    private static IEnumerable<int> Methods(string[] lines)
    {
        for (var start = 0; start < lines.Length; start++)
        {
            if (Head().Match(lines[start]) is not { Success: true } head)
                continue;
            var (indent, end) = (head.Groups["indent"].Value, start);
            while (end < lines.Length && lines[end].Length > 0 && lines[end] != $"{indent}{{")
                end++;
            if (end < lines.Length && lines[end].Length > 0)
                end = Array.FindIndex(lines, end, line => line.StartsWith($"{indent}}}", StringComparison.Ordinal)) + 1;
            yield return end - start;
        }
    }

    [GeneratedRegex(@"(^|/)(bin|obj|Migrations|Snapshots|Frozen)/")]
    private static partial Regex Left();

    // What is one value, "=> new() { … }", is data.
    [GeneratedRegex(@"^(?<indent> {4}| {8})(?:(?:public|private|protected|internal|static|async|override|virtual|abstract|partial) )+"
        + @"(?!.*\b(?:class|record|struct|delegate|interface) |.*=> new\(\)$)[^=;(]*\b\w+(?:<[^>(]*>)?\(")]
    private static partial Regex Head();
}
