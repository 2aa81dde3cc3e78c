using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Host;

/// <summary>Settings that are checked at the start by their own rules; what is wrong is told by the setting's full name.</summary>
internal static class Settings
{
    /// <summary>
    /// Binds a section. An entry of a list that cannot be read is an error; the framework leaves it out otherwise, and nobody notices.
    /// </summary>
    /// <param name="strict">False for a section with others inside it, whose names the framework would take for unknown ones.</param>
    public static OptionsBuilder<T> AddSettings<T>(this IServiceCollection services, string section, bool strict = true)
        where T : class
    {
        services.AddSingleton(new SettingsSection(section, typeof(T)));
        services.AddSingleton<IValidateOptions<T>>(new Rules<T>(section));
        return services.AddOptions<T>().BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = strict).ValidateOnStart();
    }

    private sealed class Rules<T>(string section) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var wrong = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new(options), wrong, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(wrong.Select(rule =>
                    string.Concat([.. rule.MemberNames.Select(member => $"{section}:{member}: "), rule.ErrorMessage])));
        }
    }
}
