using IWReports.Worker.Ingestion;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Ingestion;

/// <summary>The sources as the program reads them from its settings.</summary>
internal static class SourceSettings
{
    public static Sites<T> Of<T>(IConfiguration settings)
        where T : class
    {
        using var services = new ServiceCollection().AddSingleton(settings).AddSources().BuildServiceProvider();
        return services.GetRequiredService<IOptions<Sites<T>>>().Value;
    }

    /// <summary>What is said of settings; nothing where they are right.</summary>
    public static IReadOnlyList<string> Wrong<T>(params (string Name, string? Value)[] settings)
        where T : class
    {
        try
        {
            Of<T>(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(one => one.Name, one => one.Value)).Build());
            return [];
        }
        catch (OptionsValidationException refused)
        {
            return [.. refused.Failures];
        }
    }
}
