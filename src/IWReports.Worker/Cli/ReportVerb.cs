using System.CommandLine;
using System.Globalization;
using IWReports.Core.Calendar;
using IWReports.Core.Language;
using IWReports.Core.Reports;
using IWReports.Worker.Delivery;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Measurement;
using IWReports.Worker.Reporting;
using IWReports.Worker.Reporting.Editions;
using IWReports.Worker.Reporting.Rendering;
using IWReports.Worker.Reporting.Rendering.Charts;
using IWReports.Worker.Reporting.Rendering.Pictures;
using Npgsql;
using Spectre.Console;

namespace IWReports.Worker.Cli;

/// <summary>Editions from the command line: make one, look at one without storing it, send one.</summary>
internal static class ReportVerb
{
    private static readonly Argument<string> Report =
        new("report") { Description = string.Join(" or ", ReportCatalog.All.Select(kind => kind.Id)) };

    private const string OneOrSeveral = "With --json one edition is an object, several (a digest per team) are a list";

    public static Command Create() => new("report", "Make, preview and send reports") { List(), Make(), Preview(), Send() };

    private static Command List() => new Command("list", "The reports there are").Example("report list").Runs(
        (_, _, output, _) =>
        {
            output.Answer(ReportCatalog.All.Select(kind =>
                new { kind.Id, kind.Name, Period = kind.Period.Word(), Draft = kind.IsDraft }), () =>
            {
                var table = Output.Table("id", "name", "period", "sent");
                foreach (var kind in ReportCatalog.All)
                    table.AddRow(kind.Id, kind.Name, kind.Period.Word(), kind.IsDraft ? "no, a draft" : "yes");
                return table;
            });
            return Task.FromResult(ExitCode.Done);
        },
        needsDatabase: false);

    private static Command Make()
    {
        var period = Arguments.Period();
        var scope = Scope();
        var folder = new Option<string?>("--out") { Description = "Also write the edition's files to this folder" };
        return new Command("make", $"Freeze an edition; the same data gives the same edition. {OneOrSeveral}") { Report, period, scope,
            folder }.Example("report make board-report --period 2025-11",
            "report make daily-digest --period 2025-11-28 --scope \"Customer service\" --out /tmp/digest",
            "report make apology --period 2025-11 --scope F-075 --out /tmp/letter")
            .Runs(async (parsed, services, output, cancellationToken) =>
        {
            ChartFont.Check();
            if (parsed.GetValue(folder) is { } target)
                Writable.Check(target, "--out");
            var result = await output.WithProgressAsync("making the report", progress => services.GetRequiredService<ReportJob>()
                .RunAsync(
                    parsed.GetValue(Report)!, parsed.GetValue(period), parsed.GetValue(scope), deliver: false, asItIs: true, [], progress,
                        cancellationToken));
            var answers = new List<EditionAnswer>();
            foreach (var edition in result.Editions)
                answers.Add(await EditionAnswer.OfAsync(edition, services.GetRequiredService<FrozenParts>(), parsed.GetValue(folder),
                    cancellationToken));
            foreach (var sentence in result.Unreached)
                output.Say(sentence);
            await SayOtherSettingsAsync(parsed.GetValue(period), services, output, cancellationToken);
            var asked = Answer(output, answers);
            return result.Unreached.Count > 0 ? ExitCode.LookAtIt : asked;
        });
    }

    private static Option<string?> Scope() =>
        new("--scope") { Description = "One team, or what a draft is about: a case or an officer; without it every team, or the company" };

    private static Command Preview()
    {
        var period = Arguments.Period();
        var scope = Scope();
        var recipient = new Option<string?>("--recipient") { Description = "Only what this recipient would get" };
        var folder = new Option<string>("--out") { Description = "Folder for the files", Required = true };
        var noPictures = new Option<bool>("--no-pictures") { Description =
            "Leave out the pictures of mail and pages, which take some seconds" };
        return new Command("preview", $"Render a report to files; no edition is stored, and nothing is sent. {OneOrSeveral}") { Report,
            period, scope, recipient, folder, noPictures }.Example("report preview board-report --period 2025-11 --out /tmp/board")
            .Runs(async (parsed, services, output, cancellationToken) =>
        {
            ChartFont.Check();
            Writable.Check(parsed.GetValue(folder)!, "--out");
            var previews = Of(parsed.GetValue(recipient), parsed.GetValue(Report)!, parsed.GetValue(period),
                await services.GetRequiredService<ReportJob>()
                    .PreviewAsync(parsed.GetValue(Report)!, parsed.GetValue(period), parsed.GetValue(scope), cancellationToken));
            await SayOtherSettingsAsync(parsed.GetValue(period), services, output, cancellationToken);
            var answers = new List<EditionAnswer>();
            var files = ActivatorUtilities.CreateInstance<PreviewFiles>(services);
            foreach (var (draft, rendered) in previews)
            {
                var own = previews.Count == 1 ? parsed.GetValue(folder)!
                    : Path.Combine(parsed.GetValue(folder)!, FileName.Distinct(draft.Scope, "team"));
                answers.Add(await files.WriteAsync(parsed.GetValue(Report)!, draft, rendered, own, !parsed.GetValue(noPictures),
                    cancellationToken));
            }

            if (!parsed.GetValue(noPictures) && MailPictures.Missing() is { } missing)
                Output.Note(missing);
            var twice = await CallsReadTwice.OfPeriodAsync(
                services.GetRequiredService<NpgsqlDataSource>(), parsed.GetValue(period), cancellationToken);
            foreach (var sentence in twice)
                Output.Note(sentence);
            return Answer(output, answers);
        });
    }

    private static IReadOnlyList<(Draft Draft, RenderedReport Rendered)> Of(
        string? recipient, string report, ReportPeriod period, IReadOnlyList<(Draft Draft, RenderedReport Rendered)> previews)
    {
        if (recipient is null)
            return previews;
        var theirs = previews.Where(preview => preview.Draft.Recipients.Any(one => one.Name == recipient)).ToList();
        return theirs.Count > 0 ? theirs
            : throw new InputException($"\"{recipient}\" gets no {report} for {period}; see \"iwreports recipients list\".");
    }

    private static Command Send()
    {
        var period = Arguments.Period();
        var to = new Option<string?>("--to") { Description = "A test copy to this address instead of the recipients" };
        return new Command("send", "Make the edition if needed, and deliver it to everyone who has not had it") { Report, period,
            to }.Example("report send board-report --period 2025-11", "report send board-report --period 2025-11 --to me@example.com")
            .Runs(async (parsed, services, output, cancellationToken) =>
        {
            ChartFont.Check();
            var job = services.GetRequiredService<ReportJob>();
            var deliver = services.GetRequiredService<DeliverJob>();
            if (parsed.GetValue(to) is { } address)
                return await SendCopyAsync(parsed.GetValue(Report)!, parsed.GetValue(period), address, services, output, cancellationToken);

            var made = await output.WithProgressAsync("making the report", progress =>
                job.RunAsync(parsed.GetValue(Report)!, parsed.GetValue(period), null, deliver: true, asItIs: true, [], progress,
                    cancellationToken));
            var delivered = await output.WithProgressAsync("delivering", progress => deliver.RunAsync(progress, cancellationToken));
            output.Say($"{made.Planned} planned; {delivered.Sent} sent, {delivered.Rejected} rejected, {delivered.Unknown} unknown, "
                + $"{delivered.Held} held, {delivered.Pending} still to be tried.");
            foreach (var sentence in made.Unreached)
                output.Say(sentence);
            await SayOtherSettingsAsync(parsed.GetValue(period), services, output, cancellationToken);
            if (delivered.Down is { } down)
                Output.Error($"Nothing more is taken now, what waits is tried again with the next run: {down}");
            var answers = new List<EditionAnswer>();
            foreach (var edition in made.Editions)
                answers.Add(await EditionAnswer.OfAsync(edition, services.GetRequiredService<FrozenParts>(), null, cancellationToken));
            var asked = Answer(output, answers);
            return delivered.Down is not null ? ExitCode.PartMissing
                : made.Unreached.Count + delivered.Rejected + delivered.Unknown + delivered.Held > 0 ? ExitCode.LookAtIt
                : asked;
        });
    }

    private static async Task<int> SendCopyAsync(string report, ReportPeriod period, string address, IServiceProvider services,
        Output output, CancellationToken cancellationToken)
    {
        var copies = await services.GetRequiredService<TestCopy>().SendAsync(report, period, address, cancellationToken);
        output.Answer(new { to = address, copies.SentTo, copies.Copies },
            () => Output.Table("to", "sent to", "test copies")
                .AddRow(Markup.Escape(address), Markup.Escape(copies.SentTo), $"{copies.Copies}"));
        return ExitCode.Done;
    }

    // A report compares its period with those before: a series of two definitions is none.
    private static async Task SayOtherSettingsAsync(ReportPeriod period, IServiceProvider services, Output output,
        CancellationToken cancellationToken)
    {
        if (await services.GetRequiredService<DaysOfOtherSettings>().SentenceAsync(period.To, cancellationToken) is { } sentence)
            output.Say(sentence);
    }

    /// <summary>One edition answers as itself, several (a digest per team) as a list; a partial or held one wants a look.</summary>
    private static int Answer(Output output, List<EditionAnswer> answers)
    {
        output.Answer(answers.Count == 1 ? answers[0] : answers, () =>
        {
            var table = Output.Table("edition", "scope", "revision", "state", "files");
            foreach (var answer in answers)
            {
                table.AddRow(
                    answer.Edition?.ToString(CultureInfo.InvariantCulture) ?? "-", Markup.Escape(answer.Scope),
                    answer.Revision.ToString(CultureInfo.InvariantCulture), answer.State, Markup.Escape(string.Join('\n', answer.Files)));
            }

            return table;
        });
        return answers.All(answer => answer.State is "complete" or "preview") ? ExitCode.Done : ExitCode.LookAtIt;
    }
}
