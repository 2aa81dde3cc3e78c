using System.CommandLine;
using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Delivery;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Inputs;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>Who gets the reports: the board and the manager the board report, supervisors and their stand-ins the digest.</summary>
internal static class RecipientsVerb
{
    public static Command Create() => new("recipients", "Who gets the reports") { List(), Add(), Retire() };

    private static Command List() => new Command("list", "Everyone reports go to").Example("recipients list")
        .Runs(async (_, services, output, cancellationToken) =>
    {
        var people = await services.GetRequiredService<RecipientReader>().OfAsync(Enum.GetValues<RecipientRole>(), cancellationToken);
        output.Answer(people.Select(one => new { one.Name, one.Address, Role = one.Role.Word(), one.Team, one.Deputy }), () =>
        {
            var table = Output.Table("name", "address", "role", "team", "deputy");
            foreach (var one in people)
            {
                table.AddRow(Markup.Escape(one.Name), Markup.Escape(one.Address), one.Role.Word(), Markup.Escape(one.Team ?? ""),
                    Markup.Escape(one.Deputy ?? ""));
            }

            return table;
        });
        return ExitCode.Done;
    });

    private static Command Add()
    {
        var name = new Argument<string>("NAME") { Description =
            "The person, as the reports address them; a supervisor's as the roster has it" };
        var address = new Option<string>("--address") { Description = "E-mail address", Required = true };
        var role = new Option<RecipientRole>("--role") { Description = "Board, Manager, Supervisor or Deputy", Required = true };
        var team = new Option<string?>("--team") { Description = "The team a supervisor or deputy answers for" };
        var shared = new Option<bool>("--shared") { Description =
            "Another recipient reads the same mailbox, and both know it: each gets a mail" };
        var deputy = new Option<string?>("--deputy") { Description =
            "The recipient who stands in while a supervisor is away; without it as the roster, or an earlier time, says" };
        return new Command("add", "Add a recipient, or change a known one") { name, address, role, team, shared,
            deputy }.Example("recipients add \"Chair of the board\" --address chair@example.com --role board",
            "recipients add John --address john@example.com --role supervisor --team \"Customer service\"")
            .Runs(async (parsed, services, output, cancellationToken) =>
        {
            var entry = new RecipientEntry(
                parsed.GetValue(name)!, parsed.GetValue(address)!, parsed.GetValue(role), parsed.GetValue(team))
            {
                Shared = parsed.GetValue(shared),
                Deputy = parsed.GetValue(deputy),
            };
            try
            {
                await services.GetRequiredService<RecipientStore>().SaveAsync(entry, Environment.UserName, cancellationToken);
            }
            catch (InputException wrong) when (wrong.Field is not (null or "name"))
            {
                throw new InputException($"--{wrong.Field}: {wrong.Message}", wrong);
            }

            output.Answer(new { Name = parsed.GetValue(name), Active = true },
                () => Output.Table("name", "gets reports").AddRow(Markup.Escape(parsed.GetValue(name)!), "yes"));
            return ExitCode.Done;
        });
    }

    private static Command Retire()
    {
        var name = new Argument<string>("NAME") { Description = "The recipient, as listed" };
        return new Command("retire", "Stop sending to a recipient") { name }.Example("recipients retire John")
            .Runs(async (parsed, services, output, cancellationToken) =>
        {
            var withdrawn = await services.GetRequiredService<RecipientStore>().RetireAsync(parsed.GetValue(name)!, Environment.UserName,
                cancellationToken)
                ?? throw new InputException(
                    $"There is no active recipient \"{parsed.GetValue(name)}\"; see \"iwreports recipients list\".");
            if (withdrawn > 0)
                output.Say($"Withdrawn: {withdrawn} waiting {(withdrawn == 1 ? "delivery" : "deliveries")}; see \"iwreports deliveries "
                    + $"--state withdrawn\".");
            output.Answer(new { Name = parsed.GetValue(name), Active = false, Withdrawn = withdrawn }, () =>
                Output.Table("name", "gets reports").AddRow(Markup.Escape(parsed.GetValue(name)!), "no"));
            return ExitCode.Done;
        });
    }
}
