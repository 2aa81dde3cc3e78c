using System.CommandLine;

namespace IWReports.Worker.Cli;

/// <summary>Adds the stages to a program that a verb is about to build.</summary>
internal delegate void AddStages(IHostApplicationBuilder builder, bool serves);

/// <summary>What a verb is called with: of which stages the program is made.</summary>
internal sealed class Composition(AddStages stages) : InvocationConfiguration
{
    public static AddStages Of(ParseResult parsed) => ((Composition)parsed.InvocationConfiguration).Stages;

    private AddStages Stages => stages;
}
