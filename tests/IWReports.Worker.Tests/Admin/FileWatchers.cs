using System.Runtime.CompilerServices;

namespace IWReports.Worker.Tests.Admin;

/// <summary>Hundreds of programs are started in this process, and the system gives a person 128 watchers of files.</summary>
internal static class FileWatchers
{
    [ModuleInitializer]
    internal static void Poll() => Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
}
