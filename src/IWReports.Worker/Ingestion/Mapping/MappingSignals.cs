using IWReports.Worker.Company;
using IWReports.Worker.Host;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

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
        where T : class
    {
        var source = new Source<T>();
        _fire.Add(source.Fire);
        services.AddSingleton<IOptionsChangeTokenSource<T>>(source);
        services.AddSingleton<IOptions<T>, LiveOptions<T>>();
    }

    private sealed class Source<T> : IOptionsChangeTokenSource<T>
    {
        private ConfigurationReloadToken _token = new();

        public string Name => Options.DefaultName;

        public IChangeToken GetChangeToken() => _token;

        public void Fire() => Interlocked.Exchange(ref _token, new()).OnReload();
    }
}
