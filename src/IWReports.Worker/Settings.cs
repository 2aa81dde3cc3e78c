using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace IWReports.Worker;

/// <summary>Settings that are checked at the start by their own rules; what is wrong is told by the setting's full name.</summary>
internal static class Settings
{
    /// <param name="strict">An unknown name, or an entry of a list that cannot be read, is an error; the framework leaves it out otherwise, and nobody notices.</param>
    public static OptionsBuilder<T> AddSettings<T>(this IServiceCollection services, string section, bool strict = false)
        where T : class
    {
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
                : ValidateOptionsResult.Fail(wrong.Select(rule => string.Concat([.. rule.MemberNames.Select(member => $"{section}:{member}: "), rule.ErrorMessage])));
        }
    }
}
