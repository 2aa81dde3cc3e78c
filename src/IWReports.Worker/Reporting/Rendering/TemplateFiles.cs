using System.Security.Cryptography;
using System.Text;
using IWReports.Worker.Host;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>The texts one report's templates are made of, by file name, and the folder each came from.</summary>
internal sealed class TemplateFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly SortedDictionary<string, (string Place, string Text)> _files = new(StringComparer.Ordinal);

    private TemplateFiles()
    {
    }

    public IEnumerable<string> Names => _files.Keys;

    /// <summary>Templates and pieces, without style sheets.</summary>
    public IEnumerable<string> Templates => Names.Where(name => Path.GetExtension(name) is ".html" or ".txt");

    public IEnumerable<string> Sheets => Names.Where(name => Path.GetExtension(name) == ".css");

    public string this[string name] => _files[name].Text;

    /// <summary>Hash over every name and text.</summary>
    public string Version
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var part in _files.SelectMany(file => new[] { file.Key, file.Value.Text }))
            {
                var bytes = Encoding.UTF8.GetBytes(part);
                hash.AppendData(BitConverter.GetBytes(bytes.Length));
                hash.AppendData(bytes);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
        }
    }

    /// <summary>A piece of the report's own goes before a shared one; of the style sheets both are there.</summary>
    public static TemplateFiles Read(string folder, string report)
    {
        var read = new TemplateFiles();
        foreach (var place in new[] { Rendering.Templates.Shared, report }.Where(place => Directory.Exists(Path.Combine(folder, place))))
        {
            foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, place))
                .Where(path => Path.GetExtension(path) is ".html" or ".txt" or ".css"))
            {
                var (name, at) = (Path.GetFileName(path), $"{place}/{Path.GetFileName(path)}");
                read._files[Path.GetExtension(path) == ".css" && place != report ? at : name] = (at, TextOf(path));
            }
        }

        return read;
    }

    public string? Find(string name) => _files.TryGetValue(name, out var file) ? file.Text : null;

    /// <summary>The folder and name to say where something is wrong.</summary>
    public string PlaceOf(string name) => _files.TryGetValue(name, out var file) ? file.Place : name;

    private static string TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path, Utf8);
        }
        catch (DecoderFallbackException)
        {
            throw new InputException($"Template {path} is not UTF-8. Save it as UTF-8; the folder is the setting Rendering:Templates.");
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"Template {path} cannot be read: {broken.Message} The folder is the setting Rendering:Templates.",
                broken);
        }
    }
}
