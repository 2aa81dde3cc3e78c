using IWReports.Worker.Tests.Reporting;

namespace IWReports.Worker.Tests.Cli;

public sealed class TemplatesAtStartTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("board-report/body.html", "<html>{{#each Reasons}}{{Text}}{{/each}}</html>", "Template board-report/body.html, line 1, "
        + "column 7: {{#each Reasons}} is the template language of earlier versions. Write {{ for row in Reasons }}")]
    [InlineData("daily-digest/body.txt", "{{ for }}", "Template daily-digest/body.txt, line 1")]
    [InlineData("daily-digest/body.txt", "{{ Nonsense }}", "\"Nonsense\" is not a name of DailyDigestModel")]
    [InlineData("daily-digest/body.txt", "{{ include \"nonsense\" }}", "there is no piece \"nonsense\"")]
    [InlineData("board-report/style.css", "p { color: red",
        "Style sheet board-report/style.css, line 1, column 3: a block is not closed with }")]
    public async Task A_wrong_template_is_named_when_the_worker_starts(string file, string text, string says)
    {
        using var templates = new SomeTemplates((file, text));
        var ended = await BuiltProgram.RunAsync(database.ConnectionString, ["serve", "--urls", "http://127.0.0.1:0"],
            ("Rendering__Templates", templates.Folder));
        Assert.Equal(2, ended.Code);
        Assert.Contains(says, Assert.Single(ended.Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_is_missing_is_named_when_the_worker_starts()
    {
        using var templates = new SomeTemplates();
        File.Delete(Path.Combine(templates.Folder, "daily-digest", "print.html"));
        var ended = await ServeAsync(templates.Folder);
        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Contains("daily-digest/print.html is missing", Assert.Single(Lines(ended)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_templates_that_is_not_there_is_named_when_the_worker_starts()
    {
        var ended = await ServeAsync("/var/empty/templates");
        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Contains("/var/empty/templates", Assert.Single(Lines(ended)), StringComparison.Ordinal);
        Assert.Contains("Rendering:Templates", ended.Error, StringComparison.Ordinal);
    }

    private Task<Ended> ServeAsync(string templates) =>
        BuiltProgram.RunAsync(database.ConnectionString, ["serve", "--urls", "http://127.0.0.1:0"], ("Rendering__Templates", templates));

    private static string[] Lines(Ended ended) => ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public async Task A_template_that_loops_for_ever_ends_in_one_line()
    {
        using var templates = new SomeTemplates(("daily-digest/body.txt", "{{ while true }}{{ end }}"));
        var ended = await BuiltProgram.RunAsync(database.ConnectionString, ["templates", "lint", "--json"],
            ("Rendering__Templates", templates.Folder));
        Assert.Equal(2, ended.Code);
        Assert.Contains("Template daily-digest/body.txt, line 1, column 4: Exceeding number of iteration limit", ended.Output,
            StringComparison.Ordinal);
    }
}
