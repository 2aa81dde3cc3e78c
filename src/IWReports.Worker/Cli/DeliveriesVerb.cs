using System.CommandLine;
using System.Globalization;
using IWReports.Core.Language;
using IWReports.Worker.Delivery;
using IWReports.Worker.Host;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>The delivery log: lists it, and takes a person's decisions on what the program may not decide.</summary>
internal static class DeliveriesVerb
{
    private static readonly Argument<string> Id = new("id") { Description = "The delivery's number, as listed" };

    public static Command Create() => List(new Command("deliveries", "What was sent to whom, and what needs a person") { Settle(),
        Retry() });

    private static Command List(Command command)
    {
        var state = new Option<string?>("--state") { Description = $"Only in this state: {string.Join(", ", DeliveryStates.ByName.Keys)}" };
        var period = Arguments.OnlyPeriod();
        command.Add(state);
        command.Add(period);
        return command.Example("deliveries --state unknown", "deliveries --period 2025-11 --json")
            .Runs(async (parsed, services, output, cancellationToken) =>
            Answer(output, await services.GetRequiredService<DeliveryLog>()
                .ListAsync(StateOf(parsed.GetValue(state)), parsed.GetValue(period)?.ToString(), cancellationToken)));
    }

    private static Command Settle()
    {
        var verdict = new Argument<string>("verdict") { Description =
            "arrived: it is there; resend: it is not, send the same bytes again" };
        verdict.AcceptOnlyFromAmong("arrived", "resend");
        var reason = new Option<string>("--reason") { Description = "How you know; kept in the audit", Required = true };
        return new Command("settle", "End an unknown delivery: say whether it arrived") { Id, verdict,
            reason }.Example("deliveries settle 28 arrived --reason \"the chair has it\"")
            .Runs(async (parsed, services, output, cancellationToken) =>
            Answer(output, [await services.GetRequiredService<DeliveryLog>()
                .SettleAsync(IdOf(parsed), parsed.GetValue(verdict) == "arrived" ? Settlement.Arrived : Settlement.Resend,
                parsed.GetRequiredValue(reason), Environment.UserName, cancellationToken)]));
    }

    private static Command Retry()
    {
        var reason = new Option<string?>("--reason") { Description = "Kept in the audit" };
        return new Command("retry", "Try a rejected, held or waiting delivery with the next run") { Id,
            reason }.Example("deliveries retry 28 --reason \"the mailbox was full\"")
            .Runs(async (parsed, services, output, cancellationToken) =>
            Answer(output, [await services.GetRequiredService<DeliveryLog>()
                .RetryAsync(IdOf(parsed), parsed.GetValue(reason), Environment.UserName, cancellationToken)]));
    }

    private static int Answer(Output output, IReadOnlyList<DeliveryLogEntry> entries)
    {
        output.Answer(
            entries.Select(entry => new { entry.Id, entry.Report, entry.Period, entry.Scope, entry.Recipient, entry.Revision,
                State = entry.State.Word(), entry.Attempts, entry.MessageId, entry.Reply }),
            () =>
            {
                var table = Output.Table("id", "report", "period", "recipient", "revision", "state", "attempts", "reply");
                foreach (var entry in entries)
                    table.AddRow([.. new object?[] { entry.Id, entry.Report, entry.Period, entry.Recipient, entry.Revision,
                        entry.State.Word(), entry.Attempts, entry.Reply }
                        .Select(cell => Markup.Escape(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? ""))]);
                return table;
            });
        return entries.Any(entry => entry.State.NeedsAPerson()) ? ExitCode.LookAtIt : ExitCode.Done;
    }

    private static long IdOf(ParseResult parsed) =>
        long.TryParse(parsed.GetRequiredValue(Id), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new InputException($"\"{parsed.GetValue(Id)}\" is no delivery's number; \"iwreports deliveries\" lists them.");

    private static DeliveryState? StateOf(string? name) => name switch
    {
        null => null,
        _ when DeliveryStates.ByName.TryGetValue(name, out var state) => state,
        _ => throw new InputException($"--state: \"{name}\" is no state; use {string.Join(", ", DeliveryStates.ByName.Keys)}."),
    };
}
