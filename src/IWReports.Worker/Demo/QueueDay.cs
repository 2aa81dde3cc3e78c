namespace IWReports.Worker.Demo;

/// <summary>
/// One day of the queue as Asterisk sees it: callers wait in line, officers are rung one at a time, and every step is a log line. Times
/// are Unix seconds.
/// </summary>
internal sealed class QueueDay(QueueLog log, CallRetries retries, Func<Agent, RandomStream, int> ringSeconds, long opensAt, long closesAt)
{
    // A telephone is rung this long before the next one; then the caller is offered again after a breath.
    private const int RingTimeout = 20, RetryAfter = 5;

    // Voice mail takes over after an hour, and after the announcement when closed.
    private const int LongestWait = 3600, LongestWaitClosed = 30;

    // How often a call is handed to the manager; the slower an officer still is, the more often.
    private const double Transferred = 0.03;

    private readonly Agenda _agenda = new();
    private readonly List<CallerInLine> _line = [];
    private readonly List<Agent> _officers = [];
    private readonly List<SampleAnswer> _answers = [];

    public void Receives(SampleCall call) => _agenda.At(call.EntersAt, () => Enter(call));

    public void Works(Agent officer, long from, long to, IEnumerable<(long At, string Reason, int Seconds)> pauses,
        IEnumerable<(long At, int Seconds)> deskWork)
    {
        _officers.Add(officer);
        _agenda.At(from, () => LogIn(officer));
        _agenda.At(to, () => Due(officer, () => officer.ShiftOver = true));
        foreach (var (at, reason, seconds) in pauses)
            _agenda.At(at, () => Due(officer, () => officer.Due.Enqueue((reason, seconds))));
        foreach (var (at, seconds) in deskWork)
            _agenda.At(at, () => Due(officer, () => officer.DeskWork.Enqueue(seconds)));
    }

    /// <summary>Plays the day to its end; returns what became of each call.</summary>
    public IReadOnlyList<SampleAnswer> Play()
    {
        _agenda.Play();
        return _answers;
    }

    private void Enter(SampleCall call)
    {
        var caller = new CallerInLine(call, retries.CallerAt(_agenda.Now) ?? call.Caller, log.Channel(_agenda.Now - call.Greeting),
            _agenda.Now, _line.Count + 1);
        _line.Add(caller);
        log.Write(_agenda.Now, caller.Channel, QueueLog.Nobody, "ENTERQUEUE", $"|{caller.Caller.Number}|{caller.Position}");
        _agenda.At(_agenda.Now + call.Patience, () => GiveUp(caller, abandons: true));
        var longest = opensAt <= _agenda.Now && _agenda.Now < closesAt ? LongestWait : LongestWaitClosed;
        _agenda.At(_agenda.Now + longest, () => GiveUp(caller, abandons: false));
        Offer();
    }

    /// <summary>A caller who is still in line hangs up, or is sent to voice mail.</summary>
    private void GiveUp(CallerInLine caller, bool abandons)
    {
        if (!_line.Contains(caller))
            return;
        var ringing = StopRinging(caller);
        var wait = (int)(_agenda.Now - caller.Since);
        if (ringing is not null)
            log.Write(_agenda.Now, caller.Channel, ringing.Name, "RINGCANCELED", $"{1000 * (_agenda.Now - ringing.LastRung)}");
        log.Write(_agenda.Now, caller.Channel, QueueLog.Nobody, abandons ? "ABANDON" : "EXITWITHTIMEOUT",
            $"{Leave(caller)}|{caller.Position}|{wait}");
        var triesAgain = abandons && caller.Call.TriesAgainAfter is not null;
        if (triesAgain)
            retries.Add(_agenda.Now + caller.Call.TriesAgainAfter!.Value, caller.Caller);
        _answers.Add(new(caller.Call, caller.Caller, wait, null, abandons, triesAgain));
        if (ringing is not null)
            Next(ringing);
    }

    /// <summary>
    /// Takes a caller out of the line; returns the place they held. The last to leave lets go home whoever stayed on for them.
    /// </summary>
    private int Leave(CallerInLine caller)
    {
        var place = _line.IndexOf(caller) + 1;
        _line.Remove(caller);
        if (_line.Count == 0)
            _agenda.At(_agenda.Now,
                () => _officers.FindAll(officer => officer is { Now: Whereabouts.Free, ShiftOver: true }).ForEach(Next));
        return place;
    }

    private void Offer()
    {
        foreach (var caller in _line.FindAll(caller => caller.Rings is null && caller.NotBefore <= _agenda.Now))
        {
            var officer = _officers.Where(officer => officer.Now is Whereabouts.Free).MinBy(officer => officer.LastRung);
            if (officer is null)
                return;
            Ring(officer, caller);
        }
    }

    private void Ring(Agent officer, CallerInLine caller)
    {
        (officer.Now, officer.LastRung, caller.Rings) = (Whereabouts.Ringing, _agenda.Now, officer);
        var channel = log.Channel(_agenda.Now);
        var seconds = ringSeconds(officer, caller.Call.Rings);
        var since = _agenda.Now;
        _agenda.At(_agenda.Now + Math.Min(seconds, RingTimeout), () =>
        {
            // By then the caller may have hung up, and the telephone may ring for another.
            if (caller.Rings != officer || officer.LastRung != since)
                return;
            if (seconds <= RingTimeout)
                Connect(officer, caller, channel, seconds);
            else
                RingOut(officer, caller);
        });
    }

    private static Agent? StopRinging(CallerInLine caller)
    {
        var officer = caller.Rings;
        caller.Rings = null;
        return officer;
    }

    private void RingOut(Agent officer, CallerInLine caller)
    {
        log.Write(_agenda.Now, caller.Channel, officer.Name, "RINGNOANSWER", $"{1000 * RingTimeout}");
        StopRinging(caller);
        caller.NotBefore = _agenda.Now + RetryAfter;
        _agenda.At(caller.NotBefore, Offer);
        Next(officer);
    }

    private void Connect(Agent officer, CallerInLine caller, string channel, int ring)
    {
        Leave(caller);
        StopRinging(caller);
        officer.Now = Whereabouts.Talking;
        var wait = (int)(_agenda.Now - caller.Since);
        log.Write(_agenda.Now, caller.Channel, officer.Name, "CONNECT", $"{wait}|{channel}|{ring}");
        _answers.Add(new(caller.Call, caller.Caller, wait, officer.Name, false, false));
        var talk = (int)(caller.Call.Talk / officer.Pace);
        _agenda.At(_agenda.Now + talk, () =>
        {
            var (ended, to) = caller.Call.Difficulty < Transferred / officer.Pace ? ("BLINDTRANSFER", "201|from-internal|")
                : (caller.Call.CallerHangsUpFirst ? "COMPLETECALLER" : "COMPLETEAGENT", "");
            log.Write(_agenda.Now, caller.Channel, officer.Name, ended, $"{to}{wait}|{talk}|{caller.Position}");
            Pause(officer, "Wrap-up", (int)(caller.Call.WrapUp / officer.Pace));
        });
    }

    private void LogIn(Agent officer)
    {
        log.Write(_agenda.Now, QueueLog.FromOutside, officer.Name, "ADDMEMBER", "");
        Next(officer);
    }

    private void Due(Agent officer, Action becomesDue)
    {
        becomesDue();
        if (officer.Now is Whereabouts.Free)
            Next(officer);
    }

    /// <summary>What an officer does who has just become free, or has something due.</summary>
    private void Next(Agent officer)
    {
        officer.Now = Whereabouts.Free;
        if (officer.ShiftOver && _line.Count == 0)
            LogOut(officer);
        else if (!officer.ShiftOver && officer.Due.TryDequeue(out var due))
            Pause(officer, due.Reason, due.Seconds);
        else if (!officer.ShiftOver && IsQuiet(officer) && officer.DeskWork.TryDequeue(out var seconds))
            Pause(officer, "Other work", seconds);
        else
            Offer();
    }

    // Desk work waits until nobody is in line and a colleague is free.
    private bool IsQuiet(Agent officer) =>
        _line.Count == 0 && _officers.Exists(other => other != officer && other.Now is Whereabouts.Free);

    private void LogOut(Agent officer)
    {
        log.Write(_agenda.Now, QueueLog.FromOutside, officer.Name, "REMOVEMEMBER", "");
        officer.Now = Whereabouts.LoggedOut;
    }

    private void Pause(Agent officer, string reason, int seconds)
    {
        officer.Now = Whereabouts.Paused;
        log.Write(_agenda.Now, QueueLog.NoCall, officer.Name, "PAUSE", reason);
        _agenda.At(_agenda.Now + Math.Max(1, seconds), () =>
        {
            log.Write(_agenda.Now, QueueLog.NoCall, officer.Name, "UNPAUSE", "");
            Next(officer);
        });
    }
}
