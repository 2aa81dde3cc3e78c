using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Cli;
using IWReports.Worker.Measurement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Tests.Measurement;

public sealed class KpiOptionsTests
{
    [Theory]
    [InlineData("Kpis:Targets:abandonement: there is no such KPI. Nearest: abandonment", "abandonement:0:From", "2026-01-01",
        "abandonement:0:Value", "0.04")]
    [InlineData("Kpis:Targets:abandonment:0:From: is missing", "abandonment:0:Value", "0.04")]
    [InlineData("Kpis:Targets:abandonment:0:Value: is missing", "abandonment:0:From", "2026-01-01")]
    [InlineData("Kpis:Targets:abandonment:0:Value: 4 would be 400 %", "abandonment:0:From", "2026-01-01", "abandonment:0:Value", "4")]
    [InlineData("Kpis:Targets:abandonment:0:Tolerance: -1 is below 0", "abandonment:0:From", "2026-01-01", "abandonment:0:Value", "0.04",
        "abandonment:0:Tolerance", "-1")]
    [InlineData("Kpis:Targets:talk_time: Average talk time has no better direction", "talk_time:0:From", "2026-01-01", "talk_time:0:Value",
        "200")]
    public void A_target_that_cannot_be_held_is_refused_by_name(string said, params string[] settings) =>
        Assert.Contains(said, Assert.Throws<OptionsValidationException>(() => Read(settings)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Kpis:Targets:abandonment:0:From: \"soon\" is not a day", "abandonment:0:From", "soon")]
    [InlineData("There is no setting 'Form'", "abandonment:0:Form", "2026-01-01")]
    public void A_target_that_cannot_be_read_is_not_left_out(string said, params string[] settings) =>
        Assert.Contains(said, UnreadableSetting.Of(Assert.Throws<InvalidOperationException>(() => Read(settings))),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("Kpis:Rebases:calls: there is no such KPI. Nearest: ", "calls:0:From", "2026-01-01", "calls:0:Why", "new shop")]
    [InlineData("Kpis:Rebases:calls_offered:0:From: 2026-01-15 is within a month", "calls_offered:0:From", "2026-01-15",
        "calls_offered:0:Why", "new shop")]
    [InlineData("Kpis:Rebases:calls_offered:0:Why: stands in the chart", "calls_offered:0:From", "2026-01-01")]
    [InlineData("Kpis:Rebases:calls_offered: limits are drawn anew twice from 2026-01-01", "calls_offered:0:From", "2026-01-01",
        "calls_offered:0:Why", "one", "calls_offered:1:From", "2026-01-01", "calls_offered:1:Why", "two")]
    public void Limits_that_cannot_be_drawn_anew_are_refused_by_name(string said, params string[] settings) =>
        Assert.Contains(said, Assert.Throws<OptionsValidationException>(() => ReadAll("Rebases", settings)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void New_limits_reach_the_kpi_in_order()
    {
        var kpi = KpiCatalog.Find("calls_offered")!.On(new(2026, 12, 1),
            new(IWReports.Worker.Demo.SampleCompany.Calendar,
            new(2026, 12, 1)) { Rebases = ReadAll("Rebases",
            ["calls_offered:0:From", "2026-06-01", "calls_offered:0:Why", "two", "calls_offered:1:From", "2026-01-01",
            "calls_offered:1:Why", " one "]).Rebases });
        Assert.Equal([new(new(2026, 1, 1), "one"), new(new(2026, 6, 1), "two")], kpi.Rebases);
    }

    [Fact]
    public void A_dated_target_reaches_the_measures_with_the_catalogues_tolerance()
    {
        var target = Read("abandonment:0:From", "2026-01-01", "abandonment:0:Value", "0.04").Targets["abandonment"].Single();
        Assert.Equal(new Target(0.04m, 0.02m, TargetOrigin.Ours) { From = new(2026, 1, 1) }, target);
    }

    private static MeasurementOptions Read(params string[] settings) => ReadAll("Targets", settings);

    private static MeasurementOptions ReadAll(string what, string[] settings)
    {
        var values = settings.Chunk(2).ToDictionary(pair => $"Kpis:{what}:{pair[0]}", pair => (string?)pair[1]);
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values).Build())
            .AddMeasurement().BuildServiceProvider();
        return services.GetRequiredService<IOptions<MeasurementOptions>>().Value;
    }
}
