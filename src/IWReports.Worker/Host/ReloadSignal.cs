using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace IWReports.Worker.Host;

/// <summary>Says that settings changed while the program runs: they are made anew at their next use.</summary>
internal sealed class ReloadSignal<T> : IOptionsChangeTokenSource<T>
    where T : class
{
    private ConfigurationReloadToken _token = new();

    private ReloadSignal()
    {
    }

    public string Name => Options.DefaultName;

    /// <summary>Makes settings live, for who may change them.</summary>
    public static ReloadSignal<T> AddTo(IServiceCollection services)
    {
        var signal = new ReloadSignal<T>();
        services.AddSingleton<IOptionsChangeTokenSource<T>>(signal);
        services.AddSingleton<IOptions<T>, LiveOptions<T>>();
        return signal;
    }

    public IChangeToken GetChangeToken() => _token;

    public void Fire() => Interlocked.Exchange(ref _token, new()).OnReload();
}
