namespace IWReports.Worker.Admin;

/// <summary>How the dashboard is reached and where it keeps its keys.</summary>
internal sealed class AdminOptions
{
    /// <summary>Where the keys lie that sign the cookies; readable by the program's own user only.</summary>
    public string KeysFolder { get; init; } = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData),
        "iwreports", "keys");

    /// <summary>
    /// A proxy in front does TLS: plain http may then be bound to other addresses than this machine's own, and cookies travel over https
    /// only.
    /// </summary>
    public bool BehindTlsProxy { get; init; }
}
