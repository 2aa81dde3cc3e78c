using System.CommandLine;

namespace IWReports.Benchmarks;

/// <summary>Measures the program on this machine: as ratios, since seconds differ from machine to machine.</summary>
internal static class BenchVerb
{
    public static Command Create() => new("bench", "Measure the program on this machine")
    {
        BenchLoadVerb.Create(), BenchMeasureVerb.Create(), BenchCausesVerb.Create(), BenchAlarmsVerb.Create(), BenchBoardVerb.Create(),
        BenchJobsVerb.Create(), BenchMailVerb.Create(),
        BenchRenderVerb.Create(), BenchGarbledVerb.Create(), BenchWebVerb.Create(),
    };
}
