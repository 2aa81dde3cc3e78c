using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Language;

/// <summary>Where a KPI's figures come from, as its readers call it.</summary>
internal static class SourceText
{
    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(QueueVisit)] = "telephone log", [typeof(AgentPresence)] = "telephone log", [typeof(Contact)] = "telephone log",
        [typeof(Enquiry)] = "enquiries log", [typeof(Complaint)] = "complaints log", [typeof(Order)] = "orders",
        [typeof(SurveyAnswer)] = "surveys", [typeof(Feedback)] = "surveys",
        [typeof(QualityItem)] = "quality reviews", [typeof(QualityReview)] = "quality reviews",
        [typeof(RecordChange)] = "record changes", [typeof(NewcomerWeek)] = "coaching record",
    };

    public static string Of(Kpi kpi) => Words.GetValueOrDefault((kpi.Denominator ?? kpi.Numerator).FactType, "records");
}
