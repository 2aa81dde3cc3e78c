using System.Collections;
using System.Globalization;
using System.Net;
using System.Reflection;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace IWReports.Worker.Rendering;

/// <summary>One rendering of one file: escapes what it prints, prints finished text only, and ends at its limits.</summary>
internal sealed class TemplateRun : TemplateContext
{
    private readonly bool _escapes;
    private int _written;

    public TemplateRun(bool escapes, CancellationToken cancellationToken)
        : base(TemplateLanguage.Builtins())
    {
        _escapes = escapes;
        StrictVariables = true;
        EnableRelaxedMemberAccess = EnableRelaxedTargetAccess = EnableRelaxedFunctionAccess = EnableRelaxedIndexerAccess = false;
        MemberRenamer = member => member.Name;
        MemberFilter = member => member is PropertyInfo;
        LoopLimit = TemplateLimits.LoopSteps;
        RecursiveLimit = TemplateLimits.Depth;
        // Where the language would cut a text silently, ours has ended the rendering long before.
        LimitToString = 2 * TemplateLimits.Characters;
        CancellationToken = cancellationToken;
        PushCulture(CultureInfo.InvariantCulture);
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject) => textAsObject switch
    {
        null => this,
        SafeHtml safe => Append(span, safe.Html),
        _ when _escapes => Append(span, WebUtility.HtmlEncode(Isolated.Of(ObjectToString(textAsObject)))),
        _ => Append(span, Isolated.Of(ObjectToString(textAsObject))),
    };

    /// <summary>Finished text and whole numbers only: how a figure, a date or money is written is the model's to decide.</summary>
    public override string ObjectToString(object? value, bool nested = false) => value switch
    {
        null => "",
        string text => text,
        int number => number.ToString(CultureInfo.InvariantCulture),
        SafeHtml safe => safe.Html,
        _ => throw new ScriptRuntimeException(CurrentSpan, $"a {value.GetType().Name} is no finished text; templates print the model's texts"),
    };

    /// <summary>No text and no item is nothing, as readers of a template expect.</summary>
    public override bool ToBool(SourceSpan span, object? value) => value switch
    {
        string text => text.Length > 0,
        ICollection list => list.Count > 0,
        _ => base.ToBool(span, value),
    };

    private TemplateRun Append(SourceSpan span, string text)
    {
        _written += text.Length;
        if (_written > TemplateLimits.Characters)
            throw new ScriptRuntimeException(span, $"the page is longer than {TemplateLimits.Characters} characters");
        Write(text);
        return this;
    }
}
