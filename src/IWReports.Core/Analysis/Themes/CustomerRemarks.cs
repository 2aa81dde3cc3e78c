namespace IWReports.Core.Analysis.Themes;

/// <summary>What customers wrote, the words themes are told by, and the names that no example may carry.</summary>
public sealed record CustomerRemarks(IReadOnlyList<Remark> All, ThemeTaxonomy Taxonomy, IReadOnlyCollection<string> Names)
{
    /// <summary>Without a log of complaints or surveys.</summary>
    public static readonly CustomerRemarks None = new([], new([]), []);
}
