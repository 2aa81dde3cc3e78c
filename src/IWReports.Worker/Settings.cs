using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace IWReports.Worker;

/// <summary>Settings that are checked at the start by their own rules; what is wrong is told by the setting's full name.</summary>
internal static class Settings
{
    public static OptionsBuilder<T> AddSettings<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddSingleton<IValidateOptions<T>>(new Rules<T>(section));
        return services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
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
