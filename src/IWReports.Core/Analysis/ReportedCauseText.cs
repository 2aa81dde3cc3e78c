using IWReports.Core.Analysis.Data;
using IWReports.Core.Language;

namespace IWReports.Core.Analysis;

/// <summary>A cause as people stated it: their words in quotation marks, who and when, and never a share.</summary>
internal static class ReportedCauseText
{
    public static Sentence Write(ReportedCause cause) =>
        Sentence.Plain($"{Sentence.Begin(cause.By)} reported on {DateText.Day(cause.On, cause.Period)}: “{cause.Text}”.");
}
