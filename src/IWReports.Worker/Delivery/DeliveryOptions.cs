using System.ComponentModel.DataAnnotations;
using IWReports.Core.Calendar;
using IWReports.Core.Reports;
using IWReports.Worker.Delivery.Email;

namespace IWReports.Worker.Delivery;

/// <summary>The ways out: into a folder, or to a mail relay.</summary>
internal enum DeliveryChannel { Folder, Email }

/// <summary>Who sends, to whom mail may go, and how patient delivery is (Delivery).</summary>
internal sealed class DeliveryOptions : IValidatableObject
{
    public DeliveryChannel Channel { get; init; } = DeliveryChannel.Folder;

    /// <summary>The address that reports come from and bounces go to; its domain also ends every Message-ID.</summary>
    [Required]
    public string From { get; init; } = "";

    public string FromName { get; init; } = "";

    /// <summary>Domains that mail may go to; empty allows every domain.</summary>
    public string[] AllowedDomains { get; init; } = [];

    /// <summary>Outside production: every message goes to this address instead, whoever it names. The bytes stay the same.</summary>
    public string? RedirectTo { get; init; }

    /// <summary>Reports of which nothing is sent before a person approved the edition, by id.</summary>
    public string[] Approve { get; init; } = [];

    /// <summary>
    /// How many messages of one report and period may leave within an hour, per configured recipient. More is held for a person.
    /// </summary>
    [Range(1, 100)]
    public int MessagesPerRecipient { get; init; } = 2;

    /// <summary>
    /// How long a worker owns a delivery. Longer than any hand-over may take, or a slow one would be taken for a dead one.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The first wait after a temporary refusal; each further one is twice as long, up to LongestRetry.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMinutes(5);

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromHours(2);

    /// <summary>When a report of one day is given up: the next one is due.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "10.00:00:00")]
    public TimeSpan GiveUpDaily { get; init; } = TimeSpan.FromHours(20);

    /// <summary>When any other report is given up. RFC 5321, 4.5.4.1: at least four to five days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "10.00:00:00")]
    public TimeSpan GiveUp { get; init; } = TimeSpan.FromDays(5);

    public Mailbox Sender() => Mailbox.Parse(FromName, From, "Delivery:From");

    public TimeSpan Patience(string period) => ReportPeriod.TryParse(period, out var days) && days.IsDay ? GiveUpDaily : GiveUp;

    /// <summary>Where a message for this address really goes.</summary>
    public string Envelope(string address) => string.IsNullOrEmpty(RedirectTo) ? address
        : Mailbox.Parse("", RedirectTo, "Delivery:RedirectTo").Address;

    /// <summary>Why this recipient may not get mail, or null where they may.</summary>
    public string? Refusal(string name, string address, out Mailbox? mailbox)
    {
        if (!Mailbox.TryParse(name, address, out mailbox, out var wrong))
            return wrong;
        return AllowedDomains.Length == 0 || AllowedDomains.Contains(mailbox.Domain, StringComparer.OrdinalIgnoreCase)
            ? null
            : $"{name}: mail may not go to {mailbox.Domain}; Delivery:AllowedDomains lists {string.Join(", ", AllowedDomains)}.";
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Mailbox.TryParse(FromName, From, out _, out var wrong))
            yield return new($"Delivery:From: {wrong}");
        if (!string.IsNullOrEmpty(RedirectTo) && !Mailbox.TryParse("", RedirectTo, out _, out wrong))
            yield return new($"Delivery:RedirectTo: {wrong}");
        foreach (var unknown in Approve.Where(report => ReportCatalog.Find(report) is null or { IsDraft: true }))
            yield return new($"Delivery:Approve: \"{unknown}\" is no report that is sent. Those are: "
                + $"{string.Join(", ", ReportCatalog.All.Where(report => !report.IsDraft).Select(report => report.Id))}.");
    }
}
