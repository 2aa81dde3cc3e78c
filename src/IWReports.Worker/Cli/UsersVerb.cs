using System.CommandLine;
using IWReports.Worker.Admin;
using IWReports.Worker.Host;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>The people who may sign in to the dashboard.</summary>
internal static class UsersVerb
{
    public static Command Create() => new("users", "Who may sign in to the dashboard") { Add(), List(), Password(), Remove() };

    private static Command Add()
    {
        var name = new Argument<string>("NAME") { Description = "The name to sign in with" };
        var role = new Option<string>("--role") { Description = $"What they may do: {string.Join(", ", Roles.All)}", Required = true };
        var team = new Option<string?>("--team") { Description = "A supervisor's team" };
        var generate = Generate();
        return new Command("add", "Add a user") { name, role, team, generate }.Example("users add anna --role admin --generate",
            "users add john --role supervisor --team \"Customer service\"").Runs(async (parsed, services, output, cancellationToken) =>
        {
            var (user, duty) = (parsed.GetRequiredValue(name), parsed.GetRequiredValue(role));
            var password = Read(parsed.GetValue(generate));
            await services.GetRequiredService<Users>()
                .AddAsync(user, duty, parsed.GetValue(team), password.Text, Environment.UserName, cancellationToken);
            Answer(output, user, duty, password);
            return ExitCode.Done;
        });
    }

    private static Command Password()
    {
        var name = new Argument<string>("NAME") { Description = "The user" };
        var generate = Generate();
        return new Command("password", "Give a user a new password; their sessions end") { name,
            generate }.Example("users password anna --generate").Runs(async (parsed, services, output, cancellationToken) =>
        {
            var user = parsed.GetRequiredValue(name);
            var password = Read(parsed.GetValue(generate));
            await services.GetRequiredService<Users>().SetPasswordAsync(user, password.Text, Environment.UserName, cancellationToken);
            Answer(output, user, null, password);
            return ExitCode.Done;
        });
    }

    private static Command Remove()
    {
        var name = new Argument<string>("NAME") { Description = "The user" };
        var yes = new Option<bool>("--yes") { Description = "Do not ask whether it is meant" };
        return new Command("remove", "Take a user's sign-in away; their sessions end") { name, yes }
            .Example("users remove john", "users remove john --yes").Runs(async (parsed, services, output, cancellationToken) =>
        {
            var user = parsed.GetRequiredValue(name);
            if (!parsed.GetValue(yes) && !IsMeant(user))
                throw new InputException($"{user} was not removed.");
            await services.GetRequiredService<Users>().RemoveAsync(user, Environment.UserName, cancellationToken);
            output.Answer(new { Name = user, Removed = true }, () =>
                Output.Table("name", "may sign in").AddRow(Markup.Escape(user), "no"));
            return ExitCode.Done;
        });
    }

    private static bool IsMeant(string user) => !Console.IsInputRedirected
        ? People().Confirm($"Remove {Markup.Escape(user)}?", defaultValue: false)
        : throw new InputException($"Nobody can be asked whether {user} is to be removed. If so, add --yes.");

    private static IAnsiConsole People() =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    private static Command List() => new Command("list", "List the users").Example("users list")
        .Runs(async (_, services, output, cancellationToken) =>
    {
        var users = await services.GetRequiredService<Users>().ListAsync(cancellationToken);
        output.Answer(users.Select(user => new { user.Name, user.Role, user.Team, user.LockedUntil }), () =>
        {
            var table = Output.Table("name", "role", "team");
            foreach (var user in users)
                table.AddRow(Markup.Escape(user.Name), user.Role, Markup.Escape(user.Team ?? "-"));
            return table;
        });
        return ExitCode.Done;
    });

    private static Option<bool> Generate() => new("--generate") { Description = "Make up a password and print it once" };

    // Never an argument: those can be read by everyone on the machine.
    private static (string Text, bool Generated) Read(bool generate)
    {
        if (generate)
            return (Users.NewPassword(), true);
        if (Console.IsInputRedirected)
            return (Console.In.ReadLine() is { Length: > 0 } line ? line
                : throw new InputException("Standard input holds no password. Give it as one line, or use --generate."), false);
        var console = People();
        var password = console.Prompt(new TextPrompt<string>("Password:").Secret());
        return console.Prompt(new TextPrompt<string>("Once more:").Secret()) == password
            ? (password, false)
            : throw new InputException("The two passwords differ; nothing was changed.");
    }

    private static void Answer(Output output, string name, string? role, (string Text, bool Generated) password)
    {
        var answer = new Dictionary<string, object?> { ["name"] = name };
        if (role is not null)
            answer["role"] = role;
        if (password.Generated)
            answer["password"] = password.Text;
        output.Answer(answer, () =>
        {
            var table = Output.Table([.. answer.Keys]);
            table.AddRow([.. answer.Values.Select(value => Markup.Escape((string)value!))]);
            return table;
        });
    }
}
