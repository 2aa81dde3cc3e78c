namespace IWReports.Worker.Ingestion;

/// <summary>
/// A line that could not be used: where it stands, its bytes, and why. Nobody's number or address gets past here, neither to the
/// quarantine nor to a screen.
/// </summary>
internal sealed class Reject(string file, long line, ReadOnlySpan<byte> raw, string reason)
{
    public string File => file;

    public long Line => line;

    public byte[] Raw { get; } = ContactDetails.Mask(raw);

    public string Reason { get; } = ContactDetails.Mask(reason);
}
