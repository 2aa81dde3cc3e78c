using System.ComponentModel.DataAnnotations;
using IWReports.Worker.Host;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Ingestion;

/// <summary>The settings of one kind of source, by the name of the site.</summary>
internal sealed class Sites<T> : Dictionary<string, T>, IValidatableObject
    where T : class
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (site, options) in this)
        {
            var wrong = new List<ValidationResult>();
            Validator.TryValidateObject(options, new(options), wrong, validateAllProperties: true);
            foreach (var result in wrong)
                yield return new(result.ErrorMessage, [site]);
        }
    }
}

/// <summary>How a kind of source adds itself to the program.</summary>
internal static class SiteSettings
{
    /// <summary>Binds the section of Sources that names the sites; each is pulled, after those that were added before.</summary>
    public static OptionsBuilder<Sites<T>> AddSites<T>(
        this IServiceCollection services, string section, Func<IServiceProvider, string, T, ISource> open)
        where T : class
    {
        services.AddTransient<IReadOnlyList<ISource>>(provider =>
            [.. provider.GetRequiredService<IOptions<Sites<T>>>().Value.Select(site => open(provider, site.Key, site.Value))]);
        return services.AddSettings<Sites<T>>($"Sources:{section}");
    }
}
