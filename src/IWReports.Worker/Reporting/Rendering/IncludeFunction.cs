using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace IWReports.Worker.Reporting.Rendering;

/// <summary><c>include "value" of: kpi.Value</c>: a piece several templates share; what it printed is escaped already.</summary>
internal sealed class IncludeFunction : IScriptCustomFunction
{
    private readonly Scriban.Functions.IncludeFunction _inner = new();

    public int RequiredParameterCount => _inner.RequiredParameterCount;

    public int ParameterCount => _inner.ParameterCount;

    public ScriptVarParamKind VarParamKind => _inner.VarParamKind;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) => _inner.GetParameterInfo(index);

    public object? Invoke(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new Finished($"{_inner.Invoke(context, callerContext, arguments, blockStatement)}");

    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        throw new NotSupportedException("Templates are rendered in one go.");
}
