using System.ComponentModel.DataAnnotations;

namespace IWReports.Worker.Sources;

/// <summary>How callers' numbers are made comparable and unreadable.</summary>
internal sealed class PrivacyOptions
{
    /// <summary>Base64 of the secret that numbers are hashed with, at least 16 bytes. No default: a known key hides nothing.</summary>
    public string? CallerKey { get; init; }

    /// <summary>Days that the number of somebody who hung up is kept, to ring back; 0 keeps none.</summary>
    [Range(0, 90)]
    public int CallBackDays { get; init; } = 7;

    /// <summary>Of numbers written without one.</summary>
    [RegularExpression("[1-9][0-9]{0,2}")]
    public string CountryCode { get; init; } = "61";

    /// <summary>What national numbers begin with and international ones leave out.</summary>
    [RegularExpression("[0-9]{0,2}")]
    public string NationalPrefix { get; init; } = "0";

    /// <summary>What is dialled before a country code instead of "+"; the longest that fits counts.</summary>
    public string[] InternationalPrefixes { get; init; } = ["0011", "00"];
}
