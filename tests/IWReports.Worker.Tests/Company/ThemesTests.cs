using IWReports.Worker.Company;
using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Company;

public sealed class ThemesTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void A_theme_with_a_comma_stands_in_quotes()
    {
        File.WriteAllText(_file, "theme,keyword\n\"late, or never\",overdue\n");
        Assert.Equal(["late, or never"], Themes.Read(_file).Themes);
    }

    [Theory]
    [InlineData("late delivery", "line 2: \"late delivery\" is not a theme and a keyword; write: late delivery,delay*")]
    [InlineData("late delivery,", "line 2: \"late delivery,\" is not a theme and a keyword")]
    [InlineData("late,or never,overdue", "line 2: \"late,or never,overdue\" is not a theme and a keyword")]
    [InlineData("\"late,overdue", "line 2: a quote is opened and never closed.")]
    public void A_wrong_line_is_named_with_what_would_be_right(string line, string error)
    {
        File.WriteAllLines(_file, ["theme,keyword", line]);
        var message = Assert.Throws<InputException>(() => Themes.Read(_file)).Message;
        Assert.StartsWith($"{_file}, {error}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Praise_has_themes_of_its_own() => Assert.Empty(Themes.Praise().Themes.Intersect(Themes.Read().Themes));

    public void Dispose() => File.Delete(_file);
}
