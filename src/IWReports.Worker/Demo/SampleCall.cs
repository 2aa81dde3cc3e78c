namespace IWReports.Worker.Demo;

/// <summary>One call as it comes in, with all that chance decides about it before anyone answers. Times are Unix seconds.</summary>
internal sealed record SampleCall(DateOnly Day, long EntersAt, Caller Caller)
{
    /// <summary>Seconds in the greeting before the queue.</summary>
    public required int Greeting { get; init; }

    public required int Patience { get; init; }

    /// <summary>Seconds of talk and of work after the call at an experienced officer's pace.</summary>
    public required double Talk { get; init; }

    public required double WrapUp { get; init; }

    public required bool CallerHangsUpFirst { get; init; }

    /// <summary>Where between 0 and 1 this call stands when it is decided whether it goes to the manager.</summary>
    public required double Difficulty { get; init; }

    /// <summary>Seconds after which the caller tries again when nobody answered; null for never.</summary>
    public required int? TriesAgainAfter { get; init; }

    /// <summary>Draws for the officers' telephones that this call rings.</summary>
    public required RandomStream Rings { get; init; }
}

/// <summary>Who calls: the number as the line shows it, and the customer where it is one.</summary>
internal sealed record Caller(string Number, string? CustomerId);

/// <summary>What became of a call; the officer is null when nobody answered.</summary>
internal sealed record SampleAnswer(SampleCall Call, Caller Caller, int Wait, string? Officer, bool Abandoned, bool TriesAgain);
