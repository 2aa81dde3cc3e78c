using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Css.Parser;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>Whether a style sheet can be read to its end: readers and the inliner pass over what is wrong without a word.</summary>
internal sealed partial class StyleSheet
{
    private static readonly CssSelectorParser Selectors = new();

    private readonly string _place;
    private readonly string _css;
    private readonly bool _isMail;
    private readonly Stack<(int At, string Head)> _open = new();
    private readonly StringBuilder _part = new();
    private int _start;

    private StyleSheet(string place, string css) =>
        (_place, _css, _isMail) = (place, css, !place.EndsWith("print.css", StringComparison.Ordinal));

    /// <summary>The first thing wrong, with its line and column; null when there is none.</summary>
    public static string? Wrong(string place, string css) => new StyleSheet(place, css).Read();

    /// <summary>The sheet without its comments: a brace in one would end a rule for the inliner.</summary>
    public static string WithoutComments(string css) => Comments().Replace(css, "");

    private string? Read()
    {
        for (var at = 0; at < _css.Length; at++)
        {
            if (_css[at] == '/' && at + 1 < _css.Length && _css[at + 1] == '*')
            {
                var end = _css.IndexOf("*/", at + 2, StringComparison.Ordinal);
                if (end < 0)
                    return Say(at, "a comment is not closed with */");
                at = end + 1;
            }
            else if (_css[at] is '"' or '\'' or '(')
            {
                var (end, wrong) = _css[at] == '(' ? EndOfBracket(at) : EndOfText(at);
                if (wrong is not null)
                    return Say(at, wrong);
                _part.Append(_css, at, end - at + 1);
                at = end;
            }
            else if (_css[at] == '<' && at + 1 < _css.Length && _css[at + 1] == '/')
            {
                return Say(at, "</ would end the element that the sheet is written into");
            }
            else if (_css[at] is '{' or '}' or ';')
            {
                if (Ends(at) is { } wrong)
                    return wrong;
            }
            else if (_part.Length > 0 || !char.IsWhiteSpace(_css[at]))
            {
                if (_part.Length == 0)
                    _start = at;
                _part.Append(_css[at]);
            }
        }

        var rest = _part.ToString().Trim();
        return _open.TryPop(out var unclosed) ? Say(unclosed.At, "a block is not closed with }")
            : rest.Length > 0 ? Say(_start, $"\"{rest}\" has no block") : null;
    }

    // A block begins, a declaration ends, or both end together.
    private string? Ends(int at)
    {
        var text = _part.ToString().Trim();
        var wrong = _css[at] == '{' ? Head(text) : _css[at] == '}' && _open.Count == 0 ? "} closes no block" : Declaration(text);
        if (wrong is not null)
            return Say(text.Length > 0 ? _start : at, wrong);
        if (_css[at] == '{')
            _open.Push((at, text));
        else if (_css[at] == '}')
            _open.Pop();
        _part.Clear();
        return null;
    }

    private string? Head(string text)
    {
        if (text.Length == 0)
            return "a block has no selector before it";
        if (text[0] == '@')
            return Rule().Match(text).Value is "@media" || (!_isMail && PrintRule().IsMatch(text))
                ? null : $"{Rule().Match(text).Value} is no rule that {(_isMail ? "mail" : "print")} styles have";
        if (_open.TryPeek(out var outer) && outer.Head[0] != '@')
            return $"the block of \"{text}\" stands in another; is a }} missing before it?";
        if (Selectors.ParseSelector(text) is null)
            return $"\"{text}\" is no selector";
        return _isMail && _open.Count == 0 && text.Contains(':', StringComparison.Ordinal)
            ? $"\"{text}\" cannot be written into an element; put it into @media screen {{ … }}" : null;
    }

    private string? Declaration(string text)
    {
        if (text.Length == 0)
            return null;
        if (text[0] == '@')
            return "@import and other rules without a block are not read; write the styles themselves";
        if (_open.Count == 0)
            return $"\"{text}\" stands outside a block";
        if (!Property().IsMatch(text))
            return $"\"{text}\" is no declaration; one reads name: value";
        return Second().IsMatch(text) ? $"a ; is missing in \"{Blanks().Replace(text, " ")}\"" : null;
    }

    private (int End, string? Wrong) EndOfText(int at)
    {
        for (var end = at + 1; end < _css.Length && _css[end] != '\n'; end++)
        {
            if (_css[end] == '\\')
                end++;
            else if (_css[end] == _css[at])
                return (end, _isMail && _css.AsSpan(at, end - at).ContainsAny('{', '}') ? "a brace in a text would end the rule for mail"
                    : null);
        }

        return (at, $"a text is not closed with {_css[at]} on its line");
    }

    private (int End, string? Wrong) EndOfBracket(int at)
    {
        var depth = 0;
        for (var end = at; end < _css.Length && _css[end] is not ('{' or '}'); end++)
        {
            depth += _css[end] == '(' ? 1 : _css[end] == ')' ? -1 : 0;
            if (depth == 0)
                return (end, null);
        }

        return (at, "a ( is not closed with )");
    }

    private string Say(int at, string what) => $"Style sheet {_place}, {Position.Of(_css, at)}: {what}.";

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"^@[\w-]+")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^@(?:page|font-face|(?:top|bottom|left|right)-\w+)\b")]
    private static partial Regex PrintRule();

    [GeneratedRegex(@"^(?:--)?-?[A-Za-z][\w-]*\s*:\s*\S", RegexOptions.Singleline)]
    private static partial Regex Property();

    [GeneratedRegex(@"\n\s*-?[a-z][a-z-]*\s*:")]
    private static partial Regex Second();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
