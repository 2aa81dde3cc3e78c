namespace IWReports.Core.Language;

/// <summary>
/// What a statement rests on: an identity or count; a model that passed its gate; a coincidence in time or place; someone's word.
/// </summary>
/// <remarks>Source: ops/docs/statistics.md, 4.4.</remarks>
public enum EvidenceGrade { Computed, Modelled, Associated, Reported }

/// <summary>How grades are printed.</summary>
public static class EvidenceGrades
{
    public static string Letter(this EvidenceGrade grade) => ((char)('A' + (int)grade)).ToString();
}
