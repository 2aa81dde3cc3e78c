using IWReports.Worker.Tests.Rendering;

namespace IWReports.Worker.Tests.Cli;

public sealed class TemplatesAtStartTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("board-report/body.html", "<html>{{#each Reasons}}{{Text}}{{/each}}</html>", "Template board-report/body.html, line 1, column 7: {{#each Reasons}} is the template language of earlier versions. Write {{ for row in Reasons }}")]
    [InlineData("daily-digest/body.txt", "{{ for }}", "Template daily-digest/body.txt, line 1")]
    [InlineData("daily-digest/body.txt", "{{ Nonsense }}", "\"Nonsense\" is not a name of DailyDigestModel")]
    [InlineData("daily-digest/body.txt", "{{ include \"nonsense\" }}", "there is no piece \"nonsense\"")]
    [InlineData("board-report/style.css", "p { color: red", "Style sheet board-report/style.css, line 1, column 3: a block is not closed with }")]
    public async Task A_wrong_template_is_named_when_the_worker_starts(string file, string text, string says)
    {
        using var templates = new SomeTemplates((file, text));
        var ended = await BuiltProgram.RunAsync(database.ConnectionString, ["serve", "--urls", "http://127.0.0.1:0"], ("Rendering__Templates", templates.Folder));
        Assert.Equal(2, ended.Code);
        Assert.Contains(says, Assert.Single(ended.Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_loops_for_ever_ends_in_one_line()
    {
        using var templates = new SomeTemplates(("daily-digest/body.txt", "{{ while true }}{{ end }}"));
        var ended = await BuiltProgram.RunAsync(database.ConnectionString, ["templates", "lint", "--json"], ("Rendering__Templates", templates.Folder));
        Assert.Equal(2, ended.Code);
        Assert.Contains("Template daily-digest/body.txt, line 1, column 4: Exceeding number of iteration limit", ended.Output, StringComparison.Ordinal);
    }
}
