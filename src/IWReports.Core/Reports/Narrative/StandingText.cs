using IWReports.Core.Analysis.Targets;

namespace IWReports.Core.Reports.Narrative;

/// <summary>The words for how a figure compares with its target.</summary>
public static class StandingText
{
    public static string Of(Rag? standing) => standing switch
    {
        Rag.Green => "on target",
        Rag.Amber => "just missed",
        Rag.Red => "missed",
        _ => "not judged",
    };
}
