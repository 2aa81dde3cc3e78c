namespace IWReports.Worker.Ingestion.Sources.Asterisk;

/// <summary>Lines of a log with their places, read from a file or from the table that Asterisk writes instead.</summary>
internal interface ILogLines
{
    /// <summary>The line just read, without its end; valid until the next one is read.</summary>
    ReadOnlyMemory<byte> Line { get; }

    /// <summary>Where the line stands: its byte offset, or its row's id.</summary>
    long LinePosition { get; }

    long LineNumber { get; }

    /// <summary>False for a last line that has no line end: it may be half-written.</summary>
    bool Terminated { get; }

    /// <summary>Why it can be no log line; null when it may be one.</summary>
    string? Wrong { get; }

    /// <summary>Where the next line starts.</summary>
    long Position { get; }

    ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Puts the line just read back: the next reading gives it again.</summary>
    void Unread();
}
