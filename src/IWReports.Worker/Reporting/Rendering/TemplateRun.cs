using System.Collections;
using System.Globalization;
using System.Net;
using System.Reflection;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary>One rendering of one file: escapes what it prints, prints finished text only, and ends at its limits.</summary>
internal sealed class TemplateRun : TemplateContext
{
    private readonly bool _escapes;

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
        LimitToString = TemplateLimits.Memory;
        CancellationToken = cancellationToken;
        PushCulture(CultureInfo.InvariantCulture);
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject) => textAsObject switch
    {
        null => this,
        Finished or IScriptOutput => Write(ObjectToString(textAsObject)),
        string or int when _escapes => Write(WebUtility.HtmlEncode(Unbroken.Of(Isolated.Of(ObjectToString(textAsObject))))),
        string or int => Write(Isolated.Of(ObjectToString(textAsObject))),
        _ => throw Unfinished(span, textAsObject),
    };

    /// <summary>Finished text and whole numbers only: how a figure, a date or money is written is the model's to decide.</summary>
    public override string ObjectToString(object? value, bool nested = false) => value switch
    {
        null => "",
        string text => text,
        int number => number.ToString(CultureInfo.InvariantCulture),
        Finished finished => finished.Text,
        // What a capture holds was printed into it, and escaped then.
        IScriptOutput captured => $"{captured}",
        _ => throw Unfinished(CurrentSpan, value),
    };

    /// <summary>No text and no item is nothing, as readers of a template expect.</summary>
    public override bool ToBool(SourceSpan span, object? value) => value switch
    {
        string text => text.Length > 0,
        ICollection list => list.Count > 0,
        _ => base.ToBool(span, value),
    };

    private static ScriptRuntimeException Unfinished(SourceSpan span, object value) =>
        new(span, $"a {value.GetType().Name} is no finished text; templates print the texts of the model");
}
