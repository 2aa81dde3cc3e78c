using IWReports.Worker.Company;
using IWReports.Worker.Host;

namespace IWReports.Worker.Ingestion.Mapping;

/// <summary>Tells the settings that mappings go into that they changed, each before those that are made of it.</summary>
internal sealed class MappingSignals
{
    private readonly List<Action> _fire = [];

    /// <summary>Makes settings live: read anew after each change of a mapping.</summary>
    public static void AddTo(IServiceCollection services)
    {
        var signals = new MappingSignals();
        services.AddSingleton(signals);
        signals.Add<CompanyOptions>(services);
        signals.Add<SourcesOptions>(services);
        // It knows the names of both.
        signals.Add<IngestionOptions>(services);
    }

    public void Fire() => _fire.ForEach(fire => fire());

    private void Add<T>(IServiceCollection services)
        where T : class => _fire.Add(ReloadSignal<T>.AddTo(services).Fire);
}
