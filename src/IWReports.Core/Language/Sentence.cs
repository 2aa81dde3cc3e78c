using System.Runtime.CompilerServices;
using System.Text;

namespace IWReports.Core.Language;

/// <summary>Finished words and the figures in them.</summary>
public sealed record Sentence(string Text, IReadOnlyList<Figure> Figures)
{
    public static readonly Sentence None = new("", []);

    public bool IsEmpty => Text.Length == 0;

    /// <summary>The same with a capital at its start.</summary>
    public Sentence Begun => this with { Text = Begin(Text) };

    /// <summary>Words with a capital at their start.</summary>
    public static string Begin(string words) => words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>A name within a sentence; "NPS" and the like keep their capitals.</summary>
    public static string Lower(string name) =>
        name.Length > 1 && char.IsUpper(name[0]) && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    /// <summary>A text that people wrote, cut where a line could not hold it, and never within a letter.</summary>
    public static string Cut(string text, int longest) => text.Length <= longest ? text
        : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)].TrimEnd() + "…";

    /// <summary>
    /// Writes a sentence: figures are formatted and remembered; bare numbers do not compile, so none can slip in without its provenance.
    /// </summary>
    public static Sentence Of(SentenceWriter writer) => writer.Finish();

    public static Sentence Plain(string words) => new(words, []);
}

/// <summary>Takes what an interpolated sentence is made of: words, figures, other sentences.</summary>
[InterpolatedStringHandler]
public sealed class SentenceWriter(int literalLength, int formattedCount)
{
    private readonly StringBuilder _text = new(literalLength + (formattedCount * 8));

    private readonly List<Figure> _figures = new(formattedCount);

    public void AppendLiteral(string words) => _text.Append(words);

    /// <summary>Names and words; a number belongs into a figure.</summary>
    public void AppendFormatted(string words) => _text.Append(words);

    public void AppendFormatted(Figure figure, string? format = null)
    {
        _text.Append(FigureText.Of(figure, format));
        _figures.Add(figure);
    }

    public void AppendFormatted(Sentence part)
    {
        _text.Append(part.Text);
        _figures.AddRange(part.Figures);
    }

    internal Sentence Finish() => new(_text.ToString(), _figures);
}

/// <summary>A sentence and what it rests on.</summary>
public sealed record Statement(Sentence Sentence, EvidenceGrade Grade)
{
    /// <summary>What was looked at besides, cause by cause.</summary>
    public IReadOnlyList<Sentence> Checks { get; init; } = [];

    public static Statement Computed(Sentence sentence) => new(sentence, EvidenceGrade.Computed);

    public static Statement Associated(Sentence sentence) => new(sentence, EvidenceGrade.Associated);
}
