using IWReports.Core.Language;
using IWReports.Worker.Company;
using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Delivery.Folder;
using IWReports.Worker.Delivery;
using IWReports.Worker.Host;
using IWReports.Worker.Reporting.Inputs;
using IWReports.Worker.Reporting.Rendering;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Admin.Checks;

/// <summary>Whether reports have a way out and someone to go to, and people can sign in.</summary>
internal static class DeliveryChecks
{
    public static async Task<IReadOnlyList<CheckResult>> RunAsync(IServiceProvider services, CancellationToken cancellationToken) =>
    [
        await CheckResult.OfAsync("delivery", "Check the settings under Delivery.", () => WayOutAsync(services, cancellationToken)),
        await CheckResult.OfAsync("messages", "Check Delivery:From and Delivery:FromName.", () => MessagesAsync(services)),
        await CheckResult.OfAsync("recipients",
            "Add some: iwreports recipients add NAME --address ADDRESS --role board, or --role supervisor --team TEAM",
            () => RecipientsAsync(services, cancellationToken)),
        await CheckResult.OfAsync("sign-in keys", "Set Admin__KeysFolder to a folder that this user may write to.", () =>
        {
            var folder = services.GetRequiredService<IOptions<AdminOptions>>().Value.KeysFolder;
            Writable.Check(folder, "Admin:KeysFolder");
            return Task.FromResult(folder);
        }),
    ];

    private static async Task<string> WayOutAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<IOptions<DeliveryOptions>>().Value.Channel is DeliveryChannel.Folder)
        {
            var folder = Path.GetFullPath(services.GetRequiredService<IOptions<FolderOptions>>().Value.Path);
            Writable.Check(folder, "Delivery:Folder:Path");
            return $"no mail will be sent: reports go into the folder {folder}"
                + $"{(Directory.Exists(folder) ? "" : ", which the first delivery makes")}"
                + $"{(OwnerOnly.IsOpenToOthers(folder) ? ", which others on this machine can read (chmod -R go= makes it yours "
                    + $"alone)" : "")}. "
                + "To send them: Delivery:Channel Email, and the relay in Delivery:Email:Host";
        }

        var email = services.GetRequiredService<IOptions<EmailOptions>>().Value;
        await using var channel = new EmailChannel(email, services.GetRequiredService<IOptions<DeliveryOptions>>().Value.Sender(),
            services.GetRequiredService<AccessToken>());
        await channel.CheckAsync();
        return $"{email.Host}:{email.Port} {(string.IsNullOrEmpty(email.User) ? "answered the handshake" : "let us sign in")}";
    }

    // Composed and frozen as a report is, then laid out as it would be sent; nothing leaves.
    private static async Task<string> MessagesAsync(IServiceProvider services)
    {
        var from = services.GetRequiredService<IOptions<DeliveryOptions>>().Value.Sender();
        var report = new RenderedReport("Is everything there?", "<p>Größe</p>", "Größe", [], []);
        var mime = new ReportMessage(from, from, new("doctor", "2025-11", "company", 1, 0), DateTimeOffset.UnixEpoch, report).ToBytes();
        using var frozen = FrozenMessage.Load(mime);
        return frozen is not null && await frozen.IsWholeAsync() ? $"composed and frozen in {mime.Length} bytes, from {from.Address}"
            : throw new PartMissingException("a message would not leave as it was frozen");
    }

    private static async Task<string> RecipientsAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var people = await services.GetRequiredService<RecipientReader>().OfAsync(Enum.GetValues<RecipientRole>(), cancellationToken);
        var twice = people.Where(one => !one.Shared && Mailbox.TryParse("", one.Address, out _, out _))
            .GroupBy(one => Mailbox.Parse("", one.Address, "").Identity).Where(same => same.Count() > 1)
            .Select(same => $"{string.Join(" and ", same.Select(one => one.Name))} have one mailbox, which gets each report once: retire "
                + $"one, or add one again with --shared").ToList();
        var missing = services.GetRequiredService<IOptions<CompanyOptions>>().Value.Teams.Keys.Order(StringComparer.Ordinal)
            .Where(team => !people.Any(one => one.Role is RecipientRole.Manager
                || (one.Role is RecipientRole.Supervisor && one.Team == team)))
            .Select(team => $"nobody gets the digest of {team}").Concat(twice).ToList();
        if (!people.Any(one => one.Role is RecipientRole.Board))
            missing.Insert(0, "nobody of the board gets its report");
        return missing.Count == 0
            ? string.Join(", ", people.GroupBy(one => one.Role).OrderBy(role => role.Key)
                .Select(role => $"{role.Count()} {role.Key.Word()}"))
            : throw new PartMissingException(string.Join("; ", missing));
    }
}
