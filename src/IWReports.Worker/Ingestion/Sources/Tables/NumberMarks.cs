using System.Text.RegularExpressions;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Sources.Tables;

/// <summary>How a file writes its numbers. Nothing said, the decimal mark is the point, and no comma is guessed at.</summary>
internal sealed partial record NumberMarks(char? Decimal, char? Thousands, string? Sign)
{
    public static readonly NumberMarks None = new(null, null, null);

    // Blanks of every width, and both apostrophes, are never a decimal mark.
    private const string Blanks = " \u00A0\u2009\u202F'\u2019";

    private readonly Regex? _number =
        Decimal is null && Thousands is null ? null : Pattern(Decimal ?? (Thousands == '.' ? ',' : '.'), Thousands);

    public static NumberMarks Of(string? mark, string? thousands, string? sign, string where)
    {
        if (mark is not (null or "." or ","))
            throw new InputException($"{where} decimal is \".\" or \",\", not \"{mark}\".");
        if (thousands is not (null or "." or "," or " " or "\u00A0" or "\u202F" or "'" or "’"))
            throw new InputException($"{where} thousands is one of \".\", \",\", \" \" and \"'\", not \"{thousands}\".");
        if (thousands is not null && thousands == mark)
            throw new InputException($"{where} decimal and thousands cannot both be \"{mark}\".");
        if (sign is not null && (sign.Trim().Length is 0 or > 5 || sign.Any("0123456789.,-+()".Contains)))
            throw new InputException($"{where} sign is the sign of currency that amounts have, such as \"€\" or \"EUR\", not \"{sign}\".");
        return mark is null && thousands is null && sign is null ? None : new(mark?[0], thousands?[0], sign?.Trim());
    }

    /// <summary>These, and the others' where nothing is said.</summary>
    public NumberMarks Or(NumberMarks others) =>
        this == None ? others : others == None ? this
        : Decimal is null && Thousands is null ? new(others.Decimal, others.Thousands, Sign) : new(Decimal, Thousands, Sign ?? others.Sign);

    /// <summary>The number as a program writes it; null where it is not written so.</summary>
    public string? Plain(string text)
    {
        // The usual number needs nothing.
        if (_number is null && Sign is null && text.All(letter => char.IsAsciiDigit(letter) || letter == '.'))
            return text;
        var (number, isNegative) = Signed(text);
        var digits = _number is null ? Usual().Match(number) : _number.Match(number);
        if (!digits.Success)
            return null;
        var whole = string.Concat(digits.Groups["whole"].Value.Where(char.IsAsciiDigit));
        var part = digits.Groups["part"] is { Success: true } after ? $".{after.Value}" : "";
        return $"{(isNegative ? "-" : "")}{whole}{part}{digits.Groups["power"].Value}";
    }

    public CellException Unreadable(string text, string expected) =>
        _number is not null
            ? new(text, $"{expected}, written with decimal "
                + $"\"{Decimal ?? (Thousands == '.' ? ',' : '.')}\"{(Thousands is { } mark ? $" and thousands \"{mark}\"" : "")} as the "
                + $"map says")
        : Currency().IsMatch(text) && Sign is null ? new(text, $"{expected}. Name its sign of currency in a map: {{\"sign\":\"$\"}}")
        : Ambiguous().IsMatch(text.Trim())
            ? new(text, $"{expected}: the comma may be a decimal or a thousands mark. Say which in a map: {{\"thousands\":\",\"}} or "
                + $"{{\"decimal\":\",\"}}")
        : text.Contains(',', StringComparison.Ordinal)
            ? new(text, $"{expected}. Where a comma is its decimal mark, say so in a map: {{\"decimal\":\",\",\"thousands\":\".\"}}")
        : new(text, expected);

    // In brackets, or with the minus behind, as bookkeepers write what is owed.
    private (string Number, bool IsNegative) Signed(string text)
    {
        var number = Bare(text.Trim());
        var isNegative = false;
        if (number is ['(', .. var inner, ')'] && inner.AsSpan().IndexOfAny("-−+") < 0)
            (number, isNegative) = (Bare(inner), true);
        else if (number is [.., '-' or '−'])
            (number, isNegative) = (Bare(number[..^1]), true);
        else if (number is ['-' or '−', ..])
            (number, isNegative) = (Bare(number[1..]), true);
        else if (number is ['+', ..])
            number = Bare(number[1..]);
        return (number, isNegative);
    }

    private string Bare(string number)
    {
        number = number.Trim();
        if (Sign is not { } sign)
            return number;
        return number.StartsWith(sign, StringComparison.OrdinalIgnoreCase) ? number[sign.Length..].Trim()
            : number.EndsWith(sign, StringComparison.OrdinalIgnoreCase) ? number[..^sign.Length].Trim() : number;
    }

    private static Regex Pattern(char mark, char? thousands)
    {
        var groups = thousands is null || Blanks.Contains(thousands.Value) ? $"[{Blanks}]" : Regex.Escape(thousands.Value.ToString());
        // In India groups above the thousands have two digits.
        return new(
            $@"^(?<whole>\d+|\d{{1,3}}(?:{groups}\d{{2,3}})*{groups}\d{{3}})?(?:{Regex.Escape(mark.ToString())}(?<part>\d+))?"
                + $@"(?<power>[eE][+-]?\d{{1,3}})?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    // Commas are thousands where there are several of them, or a point follows.
    [GeneratedRegex(
        @"^(?<whole>\d+|\d{1,3}(?:[ \u00A0\u2009\u202F'\u2019]\d{3})+|\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+(?=\.))?"
            + @"(?:\.(?<part>\d*))?(?<power>[eE][+-]?\d{1,3})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Usual();

    [GeneratedRegex(@"^\D*\d{1,3},\d{3}\D*$", RegexOptions.CultureInvariant)]
    private static partial Regex Ambiguous();

    [GeneratedRegex(@"\p{Sc}", RegexOptions.CultureInvariant)]
    private static partial Regex Currency();
}
