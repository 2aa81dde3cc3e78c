using IWReports.Worker.Delivery.Channels;
using IWReports.Worker.Delivery.Email;
using static IWReports.Worker.Tests.Delivery.Email.SubmissionTests;

namespace IWReports.Worker.Tests.Delivery.Email;

/// <summary>How long a server may take to say something.</summary>
public sealed class SubmissionDeadlinesTests
{
    [Fact]
    [Trait("Req", "R03")]
    public async Task A_server_that_never_answers_the_dot_leaves_it_unknown()
    {
        // An empty continuation line: the answer has begun and does not end.
        await using var server = new ScriptedSmtpServer(new Fault(Fault.Dot, "250-2.0.0 wait"));
        var result = await SendAsync(server, relay: Quick(server));
        Assert.Equal((SendResultKind.Unknown, SmtpStage.DotSent), (result.Kind, result.Stage));
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up()
    {
        await using var server = new ScriptedSmtpServer(new Fault(Fault.Banner, "220-wait"));
        var result = await SendAsync(server, relay: Quick(server));
        Assert.Equal((SendResultKind.Transient, SmtpStage.Greeting), (result.Kind, result.Stage));
        Assert.Contains("in time", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_answers_before_the_dot_share_one_deadline()
    {
        await using var server = new ScriptedSmtpServer(new Fault(Fault.Rcpt, "250-wait"));
        var relay = new EmailOptions { Host = "localhost", Port = server.Port, Security = SmtpSecurity.None,
            Deadline = TimeSpan.FromSeconds(2) };
        var result = await SendAsync(server, relay: relay);
        Assert.Equal((SendResultKind.Transient, SmtpStage.Rcpt, "the server did not answer in time"),
            (result.Kind, result.Stage, result.Text));
    }

    [Fact]
    [Trait("Req", "R03")]
    public async Task The_answer_to_the_dot_has_its_own_time_whatever_the_deadline_was()
    {
        await using var server = new ScriptedSmtpServer(new Fault(Fault.Dot, "250-wait"));
        var relay = new EmailOptions
        {
            Host = "localhost",
            Port = server.Port,
            Security = SmtpSecurity.None,
            CommandTimeout = TimeSpan.FromSeconds(2),
            Deadline = TimeSpan.FromSeconds(2),
            DotTimeout = TimeSpan.FromSeconds(4),
        };
        var began = TimeProvider.System.GetTimestamp();
        var result = await SendAsync(server, relay: relay);
        Assert.Equal((SendResultKind.Unknown, SmtpStage.DotSent), (result.Kind, result.Stage));
        Assert.True(TimeProvider.System.GetElapsedTime(began) >= TimeSpan.FromSeconds(4));
    }

    // Long enough for a server that answers on a busy machine, short enough to wait for.
    private static EmailOptions Quick(ScriptedSmtpServer server) => new()
    {
        Host = "localhost",
        Port = server.Port,
        Security = SmtpSecurity.None,
        CommandTimeout = TimeSpan.FromSeconds(1),
        DotTimeout = TimeSpan.FromMilliseconds(200),
    };
}
