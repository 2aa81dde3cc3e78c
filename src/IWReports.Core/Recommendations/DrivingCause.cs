using IWReports.Core.Analysis.Causes;
using IWReports.Core.Analysis.Data;
using IWReports.Core.Analysis;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations;

/// <summary>A cause that may ask for action: modelled and clear of chance, or reported by a person.</summary>
/// <remarks>Coincidences ask for none. Source: ops/docs/statistics.md, 7.1.</remarks>
internal sealed record DrivingCause(EvidenceGrade Grade, Sentence Finding)
{
    /// <summary>A smaller part of a shortfall is not worth an action.</summary>
    public const double MinShare = 0.2;

    /// <summary>Its part as the queue model gives it; null where only a person reported it.</summary>
    public DriverShare? Share { get; private init; }

    /// <summary>Null where nothing that may ask for action speaks of this driver, or service did not fall short.</summary>
    public static DrivingCause? Of(MonthlyAnalysis analysis, Driver driver) => Modelled(analysis, driver) ?? Reported(analysis, driver);

    private static DrivingCause? Modelled(MonthlyAnalysis analysis, Driver driver)
    {
        if (analysis.Causes?.Shortfall is not { Verdict: CauseVerdict.Explained, Change: < 0 } found
            || found.Shares.FirstOrDefault(share => share.Driver == driver) is not { IsClear: true, Change: < 0 } share
            || found.ShareOfPull(share) < MinShare)
            return null;
        Figure Points(double change) =>
            new Figure((decimal)Math.Abs(change) * 100, Kpis.Measuring.Unit.Points, analysis.Period) { Grade = DriverShare.Grade };
        var cause = Sentence.Lower(new CauseText(analysis).Subject(driver, share.Change));
        var part = Figure.Share((decimal)found.ShareOfPull(share), analysis.Period) with { Grade = DriverShare.Grade };
        var range = Sentence.Of($"({Points(share.High)} to {Points(share.Low)})");
        var cost = Sentence.Of($"{Points(share.Change)} points of calls answered in time {range}");
        return new(DriverShare.Grade, Sentence.Of($"In the queue model {cause} cost {cost}, about {part} of what made service worse."))
        {
            Share = share,
        };
    }

    private static DrivingCause? Reported(MonthlyAnalysis analysis, Driver driver) =>
        analysis.Stated.FirstOrDefault(cause => cause.Driver == driver) is { } stated
            ? new(EvidenceGrade.Reported, ReportedCauseText.Write(stated)) : null;
}
