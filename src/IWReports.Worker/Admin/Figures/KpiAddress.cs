namespace IWReports.Worker.Admin.Figures;

/// <summary>What stands in the address of a KPI's page; what is missing is usual.</summary>
internal sealed class KpiAddress
{
    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public string? By { get; set; }

    public string? Scope { get; set; }
}
