namespace IWReports.Worker.Delivery.Email.Smtp;

/// <summary>A message as DATA wants it (RFC 5321, 4.5.2): a dot that begins a line is doubled, and the last line ends.</summary>
internal static class DotStuffing
{
    public static ReadOnlyMemory<byte> Apply(ReadOnlySpan<byte> message)
    {
        var stuffed = new MemoryStream(message.Length + 64);
        while (message.Length > 0)
        {
            if (message[0] == '.')
                stuffed.WriteByte((byte)'.');
            var end = message.IndexOf("\r\n"u8);
            var line = end < 0 ? message : message[..(end + 2)];
            stuffed.Write(line);
            if (end < 0)
                stuffed.Write("\r\n"u8);
            message = message[line.Length..];
        }

        return stuffed.GetBuffer().AsMemory(0, (int)stuffed.Length);
    }
}
