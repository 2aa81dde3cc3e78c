namespace IWReports.Worker.Ingestion.Sources;

/// <summary>Callers' numbers in one form (E.164 without the plus), so that one caller is one, however the line wrote the number.</summary>
internal static class PhoneNumber
{
    // Shorter ones are extensions and switchboards' inner numbers, shared by many. Source: ops/docs/source-formats.md, 6.
    private const int MinDigits = 6;

    // E.164 allows 15 digits; a prefix may stand before them.
    private const int MaxDigits = 20;

    /// <summary>The digits of the number; null when it is withheld, too short, or no phone number.</summary>
    public static string? Normalise(ReadOnlySpan<byte> written, PrivacyOptions options)
    {
        Span<char> digits = stackalloc char[MaxDigits];
        var (count, plus) = (0, false);
        foreach (var sign in written)
        {
            if (sign == '+' && count == 0)
                plus = true;
            else if (sign is >= (byte)'0' and <= (byte)'9' && count < MaxDigits)
                digits[count++] = (char)sign;
            else if (!" -.()/"u8.Contains(sign))
                return null;
        }

        return count < MinDigits ? null : WithCountry(digits[..count], plus, options);
    }

    private static string WithCountry(ReadOnlySpan<char> digits, bool plus, PrivacyOptions options)
    {
        if (plus)
            return digits.ToString();
        foreach (var prefix in options.InternationalPrefixes.OrderByDescending(prefix => prefix.Length))
        {
            if (digits.StartsWith(prefix) && digits.Length - prefix.Length >= MinDigits)
                return digits[prefix.Length..].ToString();
        }

        // A country code and nothing to say so: longer than any national number.
        if (digits.StartsWith(options.CountryCode) && digits.Length > 10)
            return digits.ToString();
        return options.NationalPrefix is { Length: > 0 } national && digits.StartsWith(national)
            ? string.Concat(options.CountryCode, digits[national.Length..])
            : string.Concat(options.CountryCode, digits);
    }
}
