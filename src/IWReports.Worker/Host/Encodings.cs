using System.Globalization;
using System.Text;

namespace IWReports.Worker.Host;

/// <summary>Finds the encoding that a file of lines was written in by its name.</summary>
internal static class Encodings
{
    /// <param name="setting">Where the name was given, for the error.</param>
    public static Encoding? Find(string? name, string setting)
    {
        if (string.IsNullOrWhiteSpace(name))
            return null;
        var encoding = Named(name)
            ?? throw new InputException($"{setting}: there is no encoding \"{name}\". Give a name such as windows-1251, windows-1252, "
                + $"iso-8859-2, koi8-r or gb18030.");
        // Lines are found by their ends, so these must be the same bytes as in ASCII.
        return encoding.GetBytes("\n1|").AsSpan().SequenceEqual("\n1|"u8) ? encoding
            : throw new InputException($"{setting}: lines cannot be told apart in {encoding.WebName}. Convert the file first: iconv -f "
                + $"{encoding.WebName} -t UTF-8.");
    }

    /// <summary>The encoding of a name, by which a page of Windows goes as well (cp1251); null where there is none.</summary>
    public static Encoding? Named(string name)
    {
        try
        {
            if (name.StartsWith("cp", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(name.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var page))
                return CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page);
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
