using System.Globalization;

namespace IWReports.Core.Statistics;

/// <summary>
/// How many answers a share needs to be known within a margin, and how many invitations bring them. Precision only: who does not answer
/// may think otherwise.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 5.6.</remarks>
public static class SampleSize
{
    // A whole number may come out of the division as a hair more.
    private const double Hair = 1e-9;

    /// <summary>Answers for a margin of 95 % around a share; fewer where there are only so many customers to ask.</summary>
    public static int Answers(double margin, double share = 0.5, int? customers = null)
    {
        if (!(margin > 0 && margin < 1) || !(share >= 0 && share <= 1) || customers < 0)
            throw new ArgumentOutOfRangeException(nameof(margin), margin, string.Create(
                CultureInfo.InvariantCulture,
                    $"A margin lies above 0 and below 1, a share from 0 to 1 ({share}), customers are counted ({customers})."));
        var endless = Normal.Z95 * Normal.Z95 * share * (1 - share) / (margin * margin);
        return (int)Math.Ceiling((customers is { } all ? all == 0 ? 0 : endless / (1 + ((endless - 1) / all)) : endless) - Hair);
    }

    /// <summary>Invitations that bring so many answers at a response rate; null where nobody answers.</summary>
    public static int? Invitations(int answers, double responseRate) => responseRate > 0
        ? (int)Math.Ceiling((answers / responseRate) - Hair) : null;
}
