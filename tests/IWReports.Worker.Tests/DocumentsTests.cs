using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Tests.Ingestion.Sources.Tables;

namespace IWReports.Worker.Tests;

/// <summary>Comments cite pages that a reader of the repository has, and the pages name what is there.</summary>
public sealed partial class DocumentsTests
{
    private static readonly string Root = Path.GetFullPath(GivenFilesTests.Ops(".."));

    private static readonly List<(string Place, string Text)> Source = Lines("src", "*.cs");

    private static readonly string Reliability = File.ReadAllText(GivenFilesTests.Ops("docs/reliability.md"));

    [Fact]
    public void Every_page_that_is_cited_exists_with_its_section()
    {
        var cited = Source.SelectMany(line => Citation().Matches(line.Text).Select(found => (line.Place, Page: found.Groups["page"].Value,
            Section: found.Groups["section"].Value))).ToList();
        Assert.NotEmpty(cited);
        Assert.All(cited, one => Assert.True(File.Exists(Path.Combine(Root, one.Page)), $"{one.Place}: there is no {one.Page}."));
        Assert.All(cited, one => Assert.True(one.Section.Length == 0 || Sections(one.Page).Contains(one.Section),
            $"{one.Place}: {one.Page} has no section {one.Section}."));
    }

    [Fact]
    public void A_comment_gives_a_page_of_the_repository_as_its_source_and_its_section_where_the_page_has_some()
    {
        Assert.DoesNotContain(Source, line => OtherSource().IsMatch(line.Text));
        Assert.DoesNotContain(Source, line => SectionOfNoPage().IsMatch(line.Text));
        var whole = Source.SelectMany(line => Citation().Matches(line.Text).Where(found => found.Groups["section"].Length == 0)
            .Select(found => (line, Page: found.Groups["page"].Value)));
        Assert.All(whole, one => Assert.Empty(Sections(one.Page)));
    }

    [Fact]
    public void Every_link_of_a_page_leads_to_a_file()
    {
        var links = Lines("ops", "*.md").Concat(Lines("", "*.md")).SelectMany(line => Link().Matches(line.Text).Select(found =>
            (line.Place, To: Path.Combine(Root, Path.GetDirectoryName(line.Place)!, found.Groups["to"].Value)))).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(link.To), $"{link.Place}: there is no {link.To}."));
    }

    [Theory]
    [InlineData("how is abandonment defined?")]
    [InlineData("why was November flagged?")]
    [InlineData("what does the mail look like?")]
    [InlineData("when is it sent?")]
    [InlineData("what if SMTP is down?")]
    [InlineData("who may see this?")]
    [InlineData("how do I restore?")]
    public void A_newcomers_question_is_answered_by_files_that_exist(string question)
    {
        var answer = File.ReadLines(Path.Combine(Root, "README.md"))
            .Single(line => line.StartsWith($"| {question} |", StringComparison.Ordinal));
        var files = TreePath().Matches(answer).Select(found => found.Value).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.True(Path.Exists(Path.Combine(Root, file)), $"README: {question} There is no {file}."));
    }

    [Fact]
    public void Every_requirement_names_tests_that_exist()
    {
        var files = Directory.GetFiles(Path.Combine(Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);
        var requirements = Requirements().ToList();
        Assert.Equal(Enumerable.Range(1, requirements.Count).Select(number => $"R{number:00}"), requirements.Select(one => one.Number));
        Assert.All(requirements, one => Assert.NotEmpty(one.Tests));
        Assert.All(requirements.SelectMany(one => one.Tests), test => Assert.Contains(
            files[test.Split('.')[0]], file => Regex.IsMatch(file, $@"public (async Task|Task|void) {test.Split('.')[1]}\(")));
    }

    [Fact]
    public void A_test_that_bears_a_requirements_number_stands_under_it()
    {
        var tests = Requirements().ToDictionary(one => one.Number, one => one.Tests);
        var types = typeof(DocumentsTests).Assembly.GetTypes();
        var borne = types.SelectMany(type => type.GetMethods()).SelectMany(method =>
            Numbers(method).Select(number => (number, Test: $"{method.DeclaringType!.Name}.{method.Name}"))).ToList();
        Assert.NotEmpty(borne);
        Assert.All(borne, one => Assert.Contains(one.Test, tests[one.number]));
        Assert.All(types.SelectMany(type => Numbers(type).Select(number => (number, type.Name))), one =>
            Assert.Contains(tests[one.number], test => test.StartsWith($"{one.Name}.", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_metrics_name_KPIs_that_there_are_under_their_touch_point_and_each_once()
    {
        var chapters = File.ReadAllText(GivenFilesTests.Ops("docs/metrics.md")).Split("\n## ")[2..];
        var told = chapters.SelectMany((text, chapter) => Row().Matches(text).SelectMany(row => Id().Matches(row.Value))
            .Select(id => ((TouchPoint)chapter, id.Value))).ToList();
        Assert.NotEmpty(told);
        Assert.Equal(told.Distinct(), told);
        Assert.Subset(KpiCatalog.All.Select(kpi => (kpi.TouchPoint, kpi.Id)).ToHashSet(), told.ToHashSet());
    }

    private static IEnumerable<string> Numbers(MemberInfo member) => member.GetCustomAttributesData()
        .Where(attribute => attribute.AttributeType == typeof(TraitAttribute) && (string?)attribute.ConstructorArguments[0].Value == "Req")
        .Select(attribute => (string)attribute.ConstructorArguments[1].Value!);

    private static IEnumerable<(string Number, List<string> Tests)> Requirements() => Reliability.Split("\n**")[1..]
        .Select(text => (text[..3], TestName().Matches(text).Select(found => found.Groups["test"].Value).ToList()));

    private static HashSet<string> Sections(string page) =>
        [.. File.ReadLines(Path.Combine(Root, page)).Select(line => Heading().Match(line)).Where(found => found.Success)
            .Select(found => found.Groups["number"].Value)];

    private static List<(string Place, string Text)> Lines(string folder, string pattern) =>
    [
        .. from file in Directory.GetFiles(Path.Combine(Root, folder), pattern, folder.Length > 0 ? SearchOption.AllDirectories : default)
           where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
           from line in File.ReadLines(file).Index()
           select (string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(Root, file)}:{line.Index + 1}"), line.Item),
    ];

    [GeneratedRegex(@"(?<page>ops/[\w/.-]+\.md)(?:, (?<section>\d+(?:\.\d+)*))?")]
    private static partial Regex Citation();

    // What follows "Source:" in a comment.
    [GeneratedRegex(@"//.*\bSource:(?! ops/)")]
    private static partial Regex OtherSource();

    // "definitions, 2.4", "§ 4", "decision 041"; but standards that anybody can get are named by their number: "RFC 5322, 2.1.1".
    [GeneratedRegex(@"//.*(?:[A-Za-z](?<!\.md), \d+\.\d+\b|§|\bdecision \d)")]
    private static partial Regex SectionOfNoPage();

    [GeneratedRegex(@"^#+ (?<number>\d+(?:\.\d+)*)\.? ")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((?<to>[^):#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<=`)[\w.-]+/[\w./-]+(?=`)")]
    private static partial Regex TreePath();

    [GeneratedRegex(@"^- `(?<test>\w+\.\w+)`", RegexOptions.Multiline)]
    private static partial Regex TestName();

    // The ids of a table's row: all of its first cell.
    [GeneratedRegex(@"^\| `[^|]*", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"(?<=`)[a-z0-9_]+(?=`)")]
    private static partial Regex Id();
}
