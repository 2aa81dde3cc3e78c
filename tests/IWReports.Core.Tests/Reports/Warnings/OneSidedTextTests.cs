using IWReports.Core.Reports.Warnings;

namespace IWReports.Core.Tests.Reports.Warnings;

/// <summary>Officers of whom only work or only presence is known are named, with the setting that brings both together.</summary>
public sealed class OneSidedTextTests
{
    [Theory]
    [InlineData("Agent/1127", "Local/1127@callback-agent", """{"Agent/1127":"Local/1127@callback-agent"}""")]
    [InlineData("Local/204@from-queue/n", "SIP/204-0000a1f2", """{"Local/204@from-queue/n":"SIP/204-0000a1f2"}""")]
    [InlineData("SIP/anna", "Anna", """{"SIP/anna":"Anna"}""")]
    [InlineData("Олег", "PJSIP/олег", """{"PJSIP/олег":"Олег"}""")]
    public void Two_names_of_one_telephone_are_one_officer(string loggedIn, string onCalls, string aliases) =>
        Assert.EndsWith("if so, set \"Sources\": { \"AgentAliases\": " + aliases + " } and run \"iwreports measure\".",
            OneSidedText.Of([new(loggedIn, true, 0), new(onCalls, false, 3)])!, StringComparison.Ordinal);

    [Fact]
    public void The_other_half_may_be_an_officer_who_has_both() =>
        Assert.Contains("""{"Local/1127@callback-agent":"Agent/1127"}""",
            OneSidedText.Of([new("Agent/1127", true, 1), new("Local/1127@callback-agent", true, 0)])!, StringComparison.Ordinal);

    [Fact]
    public void Names_with_nothing_in_common_are_for_a_person_to_tell()
    {
        var said = OneSidedText.Of([new("SIP/2", true, 0), new("SIP/1", false, 12)])!;
        Assert.StartsWith("Officers seen only logged in, never on a call: SIP/2; only on calls, never logged in: SIP/1 (12).", said,
            StringComparison.Ordinal);
        Assert.Contains("Where two of them are one officer", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_only_talks_is_named_without_a_setting_where_nobody_else_is_missing() =>
        Assert.DoesNotContain("AgentAliases", OneSidedText.Of([new("SIP/1", false, 12), new("SIP/2", true, 3)])!, StringComparison.Ordinal);

    [Fact]
    public void Where_all_come_together_nothing_is_said() => Assert.Null(OneSidedText.Of([new("Mia", true, 3)]));
}
