using System.Globalization;
using System.Text;
using MailKit;

namespace IWReports.Worker.Delivery.Email;

/// <summary>Watches a conversation that MailKit leads: how far it is, and whether each reply was asked for. Writes nothing down.</summary>
internal sealed class SmtpWatch : IProtocolLogger
{
    // RFC 5321, 4.5.3.1.5 says 512; servers write more. What exceeds this is no SMTP.
    private const int LongestLine = 4096;
    private const int MaxLines = 256;

    private readonly List<byte> _line = [];
    private readonly List<string> _lines = [];
    private int _code;
    private int _owed;

    public SmtpStage Stage { get; set; } = SmtpStage.Connect;

    public SmtpReply? LastReply { get; private set; }

    /// <summary>A reply that came behind the dot and that nobody had asked for.</summary>
    public SmtpReply? Unasked { get; private set; }

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    public void LogConnect(Uri uri)
    {
        Stage = SmtpStage.Greeting;
        _owed = 1;
    }

    // One line, one reply: there is no pipelining. The body, which is no command, is not counted.
    public void LogClient(byte[] buffer, int offset, int count)
    {
        if (Stage is SmtpStage.Body)
            return;
        _owed++;
        var command = buffer.AsSpan(offset, count);
        if (command.StartsWith("EHLO"u8))
            Stage = SmtpStage.Ehlo;
        else if (command.StartsWith("STARTTLS"u8))
            Stage = SmtpStage.StartTls;
    }

    public void LogServer(byte[] buffer, int offset, int count)
    {
        foreach (var letter in buffer.AsSpan(offset, count))
        {
            if (letter == '\n')
                TakeLine();
            else if (_line.Count < LongestLine)
                _line.Add(letter);
            else
                throw new SmtpUnfitException($"the server answered with a line of more than {LongestLine} bytes");
        }
    }

    public void Dispose()
    {
    }

    private void TakeLine()
    {
        // Replies go to logs and to the delivery log.
        var line = string.Concat(Encoding.UTF8.GetString([.. _line]).Where(letter => !char.IsControl(letter)));
        _line.Clear();
        if (line.Length < 3
            || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code) || code is < 200 or > 599
            || (line.Length > 3 && line[3] is not (' ' or '-')) || (_lines.Count > 0 && code != _code) || _lines.Count == MaxLines)
            throw new SmtpUnfitException($"the server answered \"{line}\", which is no SMTP reply");
        _code = code;
        _lines.Add(line.Length > 4 ? line[4..] : "");
        if (line.Length > 3 && line[3] == '-')
            return;
        Take(new(code, string.Join(' ', _lines)));
        _lines.Clear();
    }

    private void Take(SmtpReply reply)
    {
        if (--_owed < 0)
        {
            // Before the dot nothing is lost by ending here. Behind it this would lose the answer that came with it.
            if (Stage < SmtpStage.DotSent)
                throw new SmtpUnfitException(UnaskedWords(reply));
            Unasked ??= reply;
            return;
        }

        LastReply = reply;
        // MailKit would fall back to HELO, and lose STARTTLS, AUTH and SIZE.
        if (Stage is SmtpStage.Ehlo && !reply.IsDone)
            throw new SmtpRefusedException(reply);
    }

    private static string UnaskedWords(SmtpReply reply) => $"the server said \"{reply.Text}\" and nobody had asked";
}
