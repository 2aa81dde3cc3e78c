using IWReports.Core.Language;

namespace IWReports.Core.Reports.Drafts;

/// <summary>What the procedure allows in addition to the ordinary refund of a faulty product.</summary>
internal static class LetterRefund
{
    /// <summary>The smaller of a share of the product's value and the fixed amount; the amount where the value is unknown.</summary>
    public static decimal Most(LetterData data) => data.Complaint.ProductValue is { } value
        ? Math.Min(Math.Round(value * data.Settings.Authority.Share, 2, MidpointRounding.AwayFromZero), data.Settings.Authority.Most)
        : data.Settings.Authority.Most;

    /// <summary>Whether more was paid, and nobody with the authority consented.</summary>
    public static bool IsOver(LetterData data) =>
        data.Complaint is { RedressAmount: { } paid, RedressApproved: false } && paid > Most(data);

    public static string Text(decimal amount, LetterData data) => Figure.Money(amount, data.Period).Text;
}
