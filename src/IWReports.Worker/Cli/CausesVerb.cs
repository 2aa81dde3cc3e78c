using System.CommandLine;
using System.Globalization;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Language;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting;
using IWReports.Worker.Scheduling;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>What people hold to be causes of a month's service: the board report prints them as their words, never with a share.</summary>
internal static class CausesVerb
{
    public static Command Create()
    {
        var period = Arguments.OnlyPeriod();
        return new Command("causes", "What people hold to be causes of a month's service; the board report quotes them (grade D)") { Add(),
            Withdraw(), period }
            .Example("causes --period 2025-11 --json")
            .Runs(async (parsed, services, output, cancellationToken) =>
                Answer(output, await services.GetRequiredService<ReportedCauseStore>()
                .ListAsync(parsed.GetValue(period), cancellationToken)));
    }

    private static Command Add()
    {
        var words = new Argument<string>("words") { Description =
            "The cause in a sentence; name no customer and no officer, the board reads it" };
        var period = Arguments.Period(means: "The month whose service it speaks of");
        var driver = new Option<string?>("--driver") { Description =
            "Which measured driver the words speak of, if one; it may then ask for an action" };
        driver.AcceptOnlyFromAmong([.. Enum.GetValues<Driver>().Select(one => one.Word())]);
        var by = new Option<string>("--by") { Description = "Who says so, as the report shall name them: the supervisor", Required = true };
        var on = DateOption.Create("--on", "The day it was said; today when left out");
        return new Command("add", "Write down what somebody holds to be a cause") { words, period, driver, by, on }
            .Example("causes add \"Two officers were at a trade fair in the second week\" --period 2025-11 --driver absence --by \"the "
                + "supervisor\"")
            .Runs(async (parsed, services, output, cancellationToken) =>
            {
                var month = parsed.GetValue(period);
                if (!month.IsMonth)
                    throw new InputException($"--period {month}: a cause speaks of a month, as 2025-11.");
                Driver? spoken = parsed.GetValue(driver) is { } word ? EnumWords.Parse<Driver>(word) : null;
                var cause = new ReportedCause(month, parsed.GetRequiredValue(words), spoken, parsed.GetRequiredValue(by),
                    parsed.GetValue(on) ?? services.GetRequiredService<BusinessClock>().Today);
                return Answer(output, [await services.GetRequiredService<ReportedCauseStore>()
                    .AddAsync(cause, Environment.UserName, cancellationToken)]);
            });
    }

    private static Command Withdraw()
    {
        var id = new Argument<long>("id") { Description = "The cause's number, as listed" };
        var reason = new Option<string>("--reason") { Description = "Why; kept in the audit", Required = true };
        return new Command("withdraw", "Take a stated cause out of coming reports") { id, reason }
            .Example("causes withdraw 3 --reason \"it was in October\"")
            .Runs(async (parsed, services, output, cancellationToken) =>
            {
                await services.GetRequiredService<ReportedCauseStore>()
                    .WithdrawAsync(parsed.GetValue(id), parsed.GetRequiredValue(reason), Environment.UserName, cancellationToken);
                return Answer(output, await services.GetRequiredService<ReportedCauseStore>().ListAsync(null, cancellationToken));
            });
    }

    private static int Answer(Output output, IReadOnlyList<ReportedCauseEntry> entries)
    {
        output.Answer(
            entries.Select(entry => new
            {
                entry.Id, Period = entry.Cause.Period.ToString(), Words = entry.Cause.Text,
                    Driver = entry.Cause.Driver is { } driver ? driver.Word() : null, entry.Cause.By, entry.Cause.On,
            }),
            () =>
            {
                var table = Output.Table("id", "period", "words", "driver", "by", "on");
                foreach (var entry in entries)
                    table.AddRow([.. new[]
                        {
                            entry.Id.ToString(CultureInfo.InvariantCulture), entry.Cause.Period.ToString(), entry.Cause.Text,
                                entry.Cause.Driver is { } driver ? driver.Word() : "",
                            entry.Cause.By, DateText.Day(entry.Cause.On),
                        }.Select(Markup.Escape)]);
                return table;
            });
        return ExitCode.Done;
    }
}
