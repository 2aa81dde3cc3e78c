using IWReports.Worker.Measurement;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>Days that were measured by other settings than today's are named, with the command that measures them again.</summary>
public sealed class OtherSettingsTests(TestDatabase database) : MeasuredDatabase(database), IClassFixture<TestDatabase>
{
    private readonly TestDatabase _database = database;

    private static MeasurementOptions Settings(int seconds = 20) =>
        new() { ProductivePauses = ["Wrap-up"], ServiceLevelWithin = TimeSpan.FromSeconds(seconds) };

    private Task<string?> SaidAsync(MeasurementOptions options, string upTo = "2026-12-31", params string[] holidays) =>
        new DaysOfOtherSettings(
            _database.Source,
            new(Calendar.Zone, holidays.Append("2025-11-04").Select(day => DateOnly.Parse(day)).ToHashSet(), Calendar.Opens,
                Calendar.Closes),
            Options.Create(options)).SentenceAsync(DateOnly.Parse(upTo), CancellationToken.None);

    [Fact]
    public async Task Only_settings_that_a_figure_depends_on_make_days_strangers()
    {
        await CallAsync("2025-11-27 10:00", "answered", 10, 60);
        await CallAsync("2025-11-28 10:00", "answered", 10, 60);
        await MeasureAsync();
        Assert.Null(await SaidAsync(Settings()));
        Assert.Equal(
            "2 days from 2025-11-27 to 2025-11-28 were measured by other settings or formulas than today's; what changed is not in their "
            + "figures until they are measured again: iwreports measure --from 2025-11-27 --to 2025-11-28",
            await SaidAsync(Settings(seconds: 30)));
        Assert.StartsWith("1 day (2025-11-27) was", await SaidAsync(Settings(seconds: 30), "2025-11-27"), StringComparison.Ordinal);
        Assert.Null(await SaidAsync(Settings(), holidays: "2026-11-03"));
        Assert.NotNull(await SaidAsync(Settings(), holidays: "2025-12-26"));
    }

    [Fact]
    public async Task A_day_of_a_program_that_did_not_write_it_down_is_no_stranger()
    {
        await CallAsync("2025-11-26 10:00", "answered", 10, 60);
        await MeasureAsync();
        await _database.ExecuteHereAsync("update measured_day set definitions = null");
        Assert.Null(await SaidAsync(Settings(seconds: 30)));
    }
}
