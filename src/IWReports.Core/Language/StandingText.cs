using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Language;

/// <summary>The one word, in every report and page, for how a figure compares with its target.</summary>
public static class StandingText
{
    public static string Of(Rag? standing) => standing switch
    {
        Rag.Green => "met",
        Rag.Amber => "at risk",
        Rag.Red => "missed",
        _ => "not judged",
    };
}
