namespace IWReports.Worker.Admin.Checks;

/// <summary>Checks everything a run needs by using it once, and changes nothing.</summary>
internal sealed class Doctor(IServiceProvider services)
{
    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken) =>
    [
        .. await DatabaseChecks.RunAsync(services, cancellationToken),
        .. await JobChecks.RunAsync(services, cancellationToken),
        .. await CompanyChecks.RunAsync(services, cancellationToken),
        .. await RenderingChecks.RunAsync(services, cancellationToken),
        .. await DeliveryChecks.RunAsync(services, cancellationToken),
        .. await SourceChecks.RunAsync(services, cancellationToken),
        .. await SourceDatabaseChecks.RunAsync(services, cancellationToken),
    ];
}
