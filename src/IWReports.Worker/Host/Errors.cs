namespace IWReports.Worker.Host;

/// <summary>
/// What was asked or handed in cannot be used; nothing was changed. The message says where, what, and what would be right.
/// </summary>
internal sealed class InputException : Exception
{
    public InputException(string message)
        : base(message)
    {
    }

    public InputException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>The field of a form, or the option without its dashes, whose value it is; null where it is about none.</summary>
    public string? Field { get; init; }
}

/// <summary>
/// A part the work needs (database, library, program, setting) is missing or down. The message says which, and the remedy.
/// </summary>
internal class PartMissingException : Exception
{
    public PartMissingException(string message)
        : base(message)
    {
    }

    public PartMissingException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
