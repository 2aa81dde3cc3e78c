using IWReports.Core.Facts;
using IWReports.Core.Language;

namespace IWReports.Core.Reports.Drafts;

/// <summary>What the procedure allows in addition to the ordinary refund of a faulty product.</summary>
internal static class LetterRefund
{
    public static decimal Most(LetterData data) => Redress.Most(data.Complaint, data.Settings.Authority);

    /// <summary>Whether more was paid, and nobody with the authority consented.</summary>
    public static bool IsOver(LetterData data) => Redress.IsOver(data.Complaint, data.Settings.Authority) is true;

    public static string Text(decimal amount, LetterData data) => Figure.Money(amount, data.Period).Text;
}
