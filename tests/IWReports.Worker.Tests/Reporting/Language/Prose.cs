using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace IWReports.Worker.Tests.Reporting.Language;

/// <summary>What a reader has to get through of a page: its blocks of words, without number cells, charts and what is not shown.</summary>
internal sealed partial record Prose(IReadOnlyList<string> Blocks)
{
    private const string NotRead = "head, style, svg, .number, .preheader, .running, [hidden]";

    private const string Block = "p, li, td, th, h1, h2, h3, caption, div, figcaption, dt, dd";

    // A label is no sentence: it would make the mean look better than it reads.
    private const int LeastSentence = 6;

    /// <summary>Every word, labels and table heads among them.</summary>
    public int Words => Blocks.Sum(block => WordsOf(block).Count);

    public IReadOnlyList<string> Sentences =>
        [.. Blocks.SelectMany(SentencesOf).Where(sentence => sentence[^1] is '.' or '?' or '!'
            || WordsOf(sentence).Count >= LeastSentence)];

    public string Longest => Sentences.MaxBy(sentence => WordsOf(sentence).Count) ?? "";

    public int LongestSentence => WordsOf(Longest).Count;

    public double MeanSentence => Sentences.Count == 0 ? 0 : Sentences.Average(sentence => WordsOf(sentence).Count);

    /// <summary>Flesch's reading ease: 206.835 − 1.015 words a sentence − 84.6 syllables a word.</summary>
    public double ReadingEase
    {
        get
        {
            var words = Sentences.SelectMany(WordsOf).Where(word => word.Any(char.IsLetter)).ToList();
            return words.Count == 0 ? 100
                : 206.835 - (1.015 * words.Count / Sentences.Count) - (84.6 * words.Sum(Syllables) / words.Count);
        }
    }

    public static Prose OfHtml(string html, string within = "body")
    {
        var page = new HtmlParser().ParseDocument(html);
        foreach (var unread in page.QuerySelectorAll(NotRead).ToList())
            unread.Remove();
        // A part's end is a word's end, too: "Safety<br>None" is two words.
        foreach (var part in page.QuerySelectorAll("br, span, strong, em").ToList())
            part.Insert(AdjacentPosition.AfterEnd, " ");
        var blocks = page.QuerySelectorAll(within).SelectMany(part => part.QuerySelectorAll(Block)).Distinct()
            .Select(block => string.Concat(block.Descendants<IText>().Where(text => Nearest(text) == block).Select(text => text.Data)));
        return new([.. blocks.Select(text => Spaces().Replace(text, " ").Trim()).Where(text => text.Length > 0)]);
    }

    public static Prose OfText(string text) =>
        new([.. text.Split('\n').Select(line => line.Trim().TrimStart('*').Trim()).Where(line => line.Length > 0)]);

    /// <summary>"28 words: …" for each sentence that is longer, has more than one bracket, or more than one pair of numbers.</summary>
    public IEnumerable<string> Faults(int longest) =>
        from sentence in Sentences
        let fault = WordsOf(sentence).Count > longest ? $"{WordsOf(sentence).Count} words"
            : sentence.Count(sign => sign == '(') > 1 ? "two brackets"
            : Pairs().Count(sentence) > 1 ? "two pairs of numbers"
            : Private().Match(sentence) is { Success: true } word ? $"\"{word.Value}\""
            : null
        where fault is not null
        select $"{fault}: {sentence}";

    private static INode? Nearest(INode node)
    {
        var parent = node.ParentElement;
        while (parent is not null && !parent.Matches(Block))
            parent = parent.ParentElement;
        return parent;
    }

    private static List<string> WordsOf(string text) => [.. text.Split(' ').Where(word => word.Any(char.IsLetterOrDigit))];

    private static IEnumerable<string> SentencesOf(string block) => Ends().Split(block).Where(part => part.Length > 0);

    // Good enough for a mean: vowels in a row are one syllable, a silent e at the end is none.
    private static int Syllables(string word)
    {
        var plain = new string([.. word.ToLowerInvariant().Where(char.IsLetter)]);
        var silent = SilentEnd().IsMatch(plain) ? 1 : 0;
        return Math.Max(1, Vowels().Count(plain) - silent);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // "Yore Mine Co. is" goes on; "today. The" does not.
    [GeneratedRegex(@"(?<=(?<!\bCo|\bNo|\bLtd|\bPty|\bMr|\bMs|\bvs)[.!?]”?)\s+(?=[“""\p{Lu}\d$€£])")]
    private static partial Regex Ends();

    [GeneratedRegex(@"\d[\d,.]*\s?%?\p{L}*\s(?:to|and|of)\s[−+$€£]?\d|\d–\d")]
    private static partial Regex Pairs();

    [GeneratedRegex(
        @"\b(won back|pulled (it )?(down|up)|put right|fared|(is|are) told|loose ends?|gives? or take|stands? at|special cause|given up)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Private();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();

    [GeneratedRegex("[^l]e$|[^dt]ed$|[^sxz]es$")]
    private static partial Regex SilentEnd();
}
