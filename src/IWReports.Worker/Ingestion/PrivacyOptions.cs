using System.ComponentModel.DataAnnotations;

namespace IWReports.Worker.Ingestion;

/// <summary>How callers' numbers are made comparable and unreadable.</summary>
internal sealed class PrivacyOptions : IValidatableObject
{
    /// <summary>Base64 of the secret that numbers are hashed with, at least 16 bytes. No default: a known key hides nothing.</summary>
    public string? CallerKey { get; init; }

    /// <summary>Days that the number of somebody who hung up is kept, to ring back; 0 keeps none.</summary>
    [Range(0, 90)]
    public int CallBackDays { get; init; } = 7;

    /// <summary>Days that the contact of somebody who wished an answer is kept, where nobody answered.</summary>
    [Range(1, 365)]
    public int FeedbackContactDays { get; init; } = 60;

    /// <summary>Of numbers written without one.</summary>
    [RegularExpression("[1-9][0-9]{0,2}")]
    public string CountryCode { get; init; } = "61";

    /// <summary>What national numbers begin with and international ones leave out.</summary>
    [RegularExpression("[0-9]{0,2}")]
    public string NationalPrefix { get; init; } = "0";

    /// <summary>What is dialled before a country code instead of "+"; the longest that fits counts.</summary>
    public string[] InternationalPrefixes { get; init; } = ["0011", "00"];

    /// <summary>What to do about a key that is none.</summary>
    public const string Remedy = "Set it to a secret of your own, and keep it: openssl rand -base64 32";

    public const int MinBytes = 16;

    // What examples write for a secret; letters only, since that much of it is base64.
    private static readonly string[] Placeholders = ["changeme", "changethis", "password", "secret", "yourkey", "example", "placeholder"];

    /// <summary>
    /// A key that is set is one, at every start: it is asked for only when calls are imported. Without one the rest works.
    /// </summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(CallerKey))
            yield break;
        var letters = string.Concat(CallerKey.Where(char.IsAsciiLetter)).ToLowerInvariant();
        if (Placeholders.Any(word => letters.Contains(word, StringComparison.Ordinal)))
            yield return new($"Privacy:CallerKey is an example's word, and a known key hides nothing. {Remedy}");
        else if (!Convert.TryFromBase64String(CallerKey.Trim(), new byte[CallerKey.Length], out var length) || length < MinBytes)
            yield return new($"Privacy:CallerKey must be base64 of at least {MinBytes} bytes. {Remedy}");
    }
}
