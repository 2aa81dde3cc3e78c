using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Tests;

/// <summary>Core says what the numbers mean: it references nothing, reads nothing and knows no clock.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Core = typeof(Kpi).Assembly;

    [Fact]
    public void Core_references_the_base_library_only() =>
        Assert.DoesNotContain(Core.GetReferencedAssemblies(), other =>
            !other.Name!.StartsWith("System.", StringComparison.Ordinal) || other.Name.StartsWith("System.Net", StringComparison.Ordinal)
                || other.Name.StartsWith("System.Data", StringComparison.Ordinal));

    [Fact]
    public void Core_touches_no_file_process_or_console()
    {
        using var file = new PEReader(File.OpenRead(Core.Location));
        var metadata = file.GetMetadataReader();
        var used = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}").ToList();
        Assert.NotEmpty(used);
        Assert.DoesNotContain(used, name => name is "System.Console" or "System.TimeProvider" or "System.Random"
            or "System.Diagnostics.Process" || name.StartsWith("System.IO.", StringComparison.Ordinal));
    }

    [Fact]
    public void Core_asks_neither_the_clock_nor_the_environment()
    {
        using var file = new PEReader(File.OpenRead(Core.Location));
        var metadata = file.GetMetadataReader();
        var called = metadata.MemberReferences.Select(metadata.GetMemberReference).Select(member => metadata.GetString(member.Name))
            .ToList();
        Assert.NotEmpty(called);
        Assert.DoesNotContain(called, name => name is "get_Now" or "get_UtcNow" or "get_Today" or "get_TickCount64" or "GetTimestamp"
            or "GetEnvironmentVariable");
    }
}
