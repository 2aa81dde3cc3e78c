using System.Text;

namespace IWReports.Worker.Rendering;

/// <summary>Whether a style sheet can be read to its end. Browsers and mail readers pass over what is wrong without a word.</summary>
internal static class StyleSheet
{
    /// <summary>The first thing wrong, with its line and column; null when there is none.</summary>
    public static string? Wrong(string file, string css)
    {
        var open = new Stack<int>();
        var part = new StringBuilder();
        var start = 0;
        if (css.IndexOf('<', StringComparison.Ordinal) is >= 0 and var tag)
            return Say(tag, "a style sheet has no <; it could end the element it is written into");
        for (var at = 0; at < css.Length; at++)
        {
            if (css[at] == '/' && at + 1 < css.Length && css[at + 1] == '*')
            {
                var end = css.IndexOf("*/", at + 2, StringComparison.Ordinal);
                if (end < 0)
                    return Say(at, "a comment is not closed with */");
                at = end + 1;
            }
            else if (css[at] is '"' or '\'')
            {
                var end = css.IndexOf(css[at], at + 1);
                if (end < 0 || css.AsSpan(at, end - at).Contains('\n'))
                    return Say(at, $"a text is not closed with {css[at]} on its line");
                part.Append(css, at, end - at + 1);
                at = end;
            }
            else if (css[at] == '{')
            {
                if (part.ToString().Trim().Length == 0)
                    return Say(at, "a block has no selector before it");
                open.Push(at);
                Next(at);
            }
            else if (css[at] is '}' or ';')
            {
                if (css[at] == '}' && open.Count == 0)
                    return Say(at, "} closes no block");
                if (Declaration() is { } wrong)
                    return Say(start, wrong);
                if (css[at] == '}')
                    open.Pop();
                Next(at);
            }
            else
            {
                if (part.Length == 0 && !char.IsWhiteSpace(css[at]))
                    start = at;
                if (part.Length > 0 || !char.IsWhiteSpace(css[at]))
                    part.Append(css[at]);
            }
        }

        return open.TryPop(out var unclosed) ? Say(unclosed, "a block is not closed with }")
            : part.ToString().Trim().Length > 0 ? Say(start, $"\"{part.ToString().Trim()}\" has no block") : null;

        void Next(int at)
        {
            part.Clear();
            start = at + 1;
        }

        string? Declaration()
        {
            var text = part.ToString().Trim();
            if (text.Length == 0)
                return null;
            if (text.StartsWith('@'))
                return "@import and other rules without a block are not read; write the styles themselves";
            if (open.Count == 0)
                return $"\"{text}\" stands outside a block";
            return text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && text[(colon + 1)..].Trim().Length > 0
                ? null : $"\"{text}\" is no declaration; one reads name: value";
        }

        string Say(int at, string what) => $"{file}, {Position.Of(css, at)}: {what}.";
    }
}
