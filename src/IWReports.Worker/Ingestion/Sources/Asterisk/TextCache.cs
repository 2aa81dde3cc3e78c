namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Queues, officers and events recur on every line: each becomes a string once.</summary>
internal sealed class TextCache
{
    // Bounded, so that a file of nonsense cannot fill the memory. A power of two.
    private const int Slots = 4096;

    private readonly (byte[] Bytes, string Text)[] _slots = new (byte[], string)[Slots];

    public string Of(ReadOnlySpan<byte> bytes)
    {
        var hash = new HashCode();
        hash.AddBytes(bytes);
        ref var slot = ref _slots[hash.ToHashCode() & (Slots - 1)];
        if (slot.Text is null || !bytes.SequenceEqual(slot.Bytes))
            slot = (bytes.ToArray(), QueueLogLine.Text(bytes));
        return slot.Text;
    }
}
