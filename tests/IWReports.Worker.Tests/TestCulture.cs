using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace IWReports.Worker.Tests;

/// <summary>Tests write as the settings' own default does, whatever the machine's language; some in another culture.</summary>
internal sealed class TestCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    private TestCulture(CultureInfo culture) => CultureInfo.CurrentCulture = culture;

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "No test may begin before it.")]
    internal static void Begin() => CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo("en-AU");

    /// <summary>Until it is disposed of.</summary>
    public static TestCulture Of(string name) => new(CultureInfo.GetCultureInfo(name));

    public static TestCulture Of(CultureInfo culture) => new(culture);

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
