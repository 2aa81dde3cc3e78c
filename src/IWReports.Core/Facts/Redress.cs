namespace IWReports.Core.Facts;

/// <summary>What officers may pay beyond the ordinary refund without the manager's consent. Source: ops/docs/metrics.md, 5.2.</summary>
internal static class Redress
{
    private const int Cents = 2;

    /// <summary>A share of the product's value to the cent, at most the amount; the amount where no value is known.</summary>
    public static decimal Most(Complaint complaint, (decimal Share, decimal Most) authority) => complaint.ProductValue is { } value
        ? Math.Min(Math.Round(authority.Share * value, Cents, MidpointRounding.AwayFromZero), authority.Most)
        : authority.Most;

    /// <summary>Whether more was paid without consent; null where only the product's value could tell.</summary>
    public static bool? IsOver(Complaint complaint, (decimal Share, decimal Most) authority) =>
        complaint is not { RedressAmount: > 0 and { } paid, RedressApproved: false } ? false
        : paid > Most(complaint, authority) ? true
        : complaint.ProductValue is null ? null : false;
}
