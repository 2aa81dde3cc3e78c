using IWReports.Core.Language;

namespace IWReports.Worker.Delivery;

/// <summary>
/// Where a test stands: on its way, taken, not taken now, refused, or nobody knows. Whichever it is, it is not tried again.
/// </summary>
internal enum TestState { Sending, Accepted, Deferred, Refused, Unknown }

/// <summary>One report sent to look at, and what the other side said.</summary>
internal sealed record TestMail
{
    public required string Recipient { get; init; }

    /// <summary>The word of <see cref="State"/> in the database.</summary>
    public required string StateWord { get; init; }

    public TestState State => EnumWords.Parse<TestState>(StateWord);

    public string? Reply { get; init; }

    public required string Who { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    public required long EditionId { get; init; }

    /// <summary>Of the report that was sent.</summary>
    public required string Subject { get; init; }

    /// <summary>What became of it, for a page.</summary>
    public string Text => State switch
    {
        TestState.Sending => $"The test to {Recipient} is on its way. Load this page again to see what the mail server says.",
        TestState.Accepted => $"The test to {Recipient} was sent and accepted: {Reply}",
        TestState.Deferred => $"The test to {Recipient} was not taken now, and is not tried again: {Reply}",
        TestState.Refused => $"The test to {Recipient} was refused: {Reply}",
        _ => $"Nobody knows whether the test to {Recipient} arrived, so look in the mailbox before you send it again: {Reply}",
    };
}
