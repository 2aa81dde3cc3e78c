using System.ComponentModel.DataAnnotations;

namespace IWReports.Worker.Ingestion.Sources.Shops;

/// <summary>What every shop that is pulled from has in its settings.</summary>
internal abstract class ShopOptions : IValidatableObject
{
    /// <summary>The shop's address: https://shop.example, without the API's own path.</summary>
    [Required]
    public string Url { get; init; } = "";

    /// <summary>IANA time zone of the shop: which local day an order belongs to.</summary>
    [Required]
    public string Zone { get; init; } = "";

    /// <summary>The first pull reads what changed since this day, in UTC; everything where it is not set.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>
    /// How far each pull goes back before the end of the last: an order that was stamped early and saved late must not fall between.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "40.00:00:00")]
    public TimeSpan Overlap { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How long one answer may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A page fails the pull when more orders of it than this are rejected …</summary>
    [Range(0, int.MaxValue)]
    public int MaxRejects { get; init; } = 10;

    /// <summary>… and more than this share.</summary>
    [Range(0.0, 1.0)]
    public double MaxRejectShare { get; init; } = 0.05;

    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // Keys travel with every question.
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url)
            || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            || url.UserInfo.Length + url.Query.Length > 0)
            yield return new(
                "Url: write the shop's address like https://shop.example; only https, since keys are sent to it, and without keys in it.");
    }
}
