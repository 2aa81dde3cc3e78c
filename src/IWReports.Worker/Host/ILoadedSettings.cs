namespace IWReports.Worker.Host;

/// <summary>
/// What people set on the dashboard and every worker goes by. It is loaded before each run and each command, so that what was set on
/// another worker counts too.
/// </summary>
internal interface ILoadedSettings
{
    /// <summary>Reads it anew; settings that hold what changed are made anew too.</summary>
    Task LoadAsync(CancellationToken cancellationToken);
}

/// <summary>Loads all that people set.</summary>
internal static class LoadedSettings
{
    public static async Task LoadSettingsAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        foreach (var settings in services.GetServices<ILoadedSettings>())
            await settings.LoadAsync(cancellationToken);
    }
}
