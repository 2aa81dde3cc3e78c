using System.Text.Json;
using IWReports.Core.Calendar;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Cli;
using IWReports.Worker.Host;
using IWReports.Worker.Measurement;
using Microsoft.Extensions.Configuration;

namespace IWReports.Worker.Tests.Host;

/// <summary>A default stands in one place: with the option, not in the shipped file again, and not in both projects.</summary>
public sealed class ShippedSettingsTests
{
    [Fact]
    public void The_shipped_file_says_only_what_differs_from_the_defaults()
    {
        var sections = WorkerHost.CreateForVerb(Program.AddStages).Services
            .Select(service => service.ImplementationInstance).OfType<SettingsSection>().OrderByDescending(section => section.Path.Length).ToList();
        var shipped = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build()
            .AsEnumerable().ToDictionary();
        var said = shipped.Keys.Where(key => !shipped.Keys.Any(other => other.StartsWith($"{key}:", StringComparison.Ordinal))).ToList();
        Assert.Contains("Company:Name", said);
        Assert.All(said, key =>
        {
            // Logging and hosts are the framework's.
            if (sections.Find(one => key.StartsWith($"{one.Path}:", StringComparison.Ordinal)) is { } section)
                Assert.NotEqual(Bound(section, shipped), Bound(section, shipped.Where(setting => setting.Key != key)));
        });
    }

    [Fact]
    public void Without_settings_a_day_is_measured_by_the_measures_own_defaults()
    {
        BusinessCalendar calendar = new(TimeZoneInfo.Utc, new HashSet<DateOnly>(), new(9, 0), new(17, 0));
        var options = new ConfigurationBuilder().Build().Get<MeasurementOptions>() ?? new();
        var (bound, own) = (options.For(calendar, new(2025, 11, 28)), new MeasureSettings(calendar, new(2025, 11, 28)));
        Assert.All(typeof(MeasureSettings).GetProperties().Where(property => property.GetMethod!.IsPublic),
            property => Assert.Equal(property.GetValue(own), property.GetValue(bound)));
    }

    private static string Bound(SettingsSection section, IEnumerable<KeyValuePair<string, string?>> settings) => JsonSerializer.Serialize(
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection(section.Path).Get(section.Type)
            ?? Activator.CreateInstance(section.Type), section.Type);
}
