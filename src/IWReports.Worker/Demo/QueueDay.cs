using System.Globalization;

namespace IWReports.Worker.Demo;

/// <summary>One day of the queue as Asterisk sees it: callers wait in line, officers are rung one at a time, and every step is a log line. Times are Unix seconds.</summary>
internal sealed class QueueDay(QueueLog log, CallRetries retries, Func<Officer, RandomStream, int> ringSeconds, long closesAt)
{
    // A telephone is rung this long before the next one; then the caller is offered again after a breath.
    private const int RingTimeout = 20, RetryAfter = 5;

    // Voice mail takes over after an hour, and at once when closed.
    private const int LongestWait = 3600, LongestWaitClosed = 30;

    // How often a call is handed to the manager, at full pace; slower officers hand over more.
    private const double Transferred = 0.03;

    private readonly PriorityQueue<Action, (long Time, int Order)> _agenda = new();
    private readonly List<Waiting> _line = [];
    private readonly List<Officer> _officers = [];
    private readonly List<SampleAnswer> _answers = [];
    private long _now;
    private int _planned;

    public IReadOnlyList<SampleAnswer> Run()
    {
        while (_agenda.TryDequeue(out var happen, out var at))
        {
            _now = at.Time;
            happen();
        }

        return _answers;
    }

    public void Receives(SampleCall call, long opensAt) => At(call.EntersAt, () => Enter(call, _now < opensAt || _now >= closesAt));

    public void Works(Officer officer, long from, long to, IEnumerable<(long At, string Reason, int Seconds)> pauses, IEnumerable<(long At, int Seconds)> deskWork)
    {
        _officers.Add(officer);
        At(from, () => LogIn(officer));
        At(to, () => Plan(officer, () => officer.ShiftOver = true));
        foreach (var (at, reason, seconds) in pauses)
            At(at, () => Plan(officer, () => officer.Due.Enqueue((reason, seconds))));
        foreach (var (at, seconds) in deskWork)
            At(at, () => Plan(officer, () => officer.DeskWork.Enqueue(seconds)));
    }

    private void At(long time, Action happen) => _agenda.Enqueue(happen, (time, _planned++));

    private void Enter(SampleCall call, bool closed)
    {
        var caller = new Waiting(call, retries.CallerAt(_now) ?? call.Caller, log.Channel(_now - call.Greeting), _now, _line.Count + 1);
        _line.Add(caller);
        log.Write(_now, caller.Channel, "NONE", "ENTERQUEUE", "", caller.Caller.Number, Text(caller.Position));
        At(_now + call.Patience, () => HangUp(caller));
        At(_now + (closed ? LongestWaitClosed : LongestWait), () => TimeOut(caller));
        Offer();
    }

    private void HangUp(Waiting caller)
    {
        if (!_line.Contains(caller))
            return;
        var again = caller.Call.TriesAgainAfter;
        StopRinging(caller);
        log.Write(_now, caller.Channel, "NONE", "ABANDON", Text(Leave(caller)), Text(caller.Position), Text(_now - caller.Since));
        if (again is { } seconds)
            retries.Add(_now + seconds, caller.Caller);
        _answers.Add(new(caller.Call, caller.Caller, (int)(_now - caller.Since), null, true, again is not null));
        FreeAfterRing(caller);
    }

    private void TimeOut(Waiting caller)
    {
        if (!_line.Contains(caller))
            return;
        StopRinging(caller);
        log.Write(_now, caller.Channel, "NONE", "EXITWITHTIMEOUT", Text(Leave(caller)), Text(caller.Position), Text(_now - caller.Since));
        _answers.Add(new(caller.Call, caller.Caller, (int)(_now - caller.Since), null, false, false));
        FreeAfterRing(caller);
    }

    /// <summary>Takes a caller out of the line; returns the place they held.</summary>
    private int Leave(Waiting caller)
    {
        var place = _line.IndexOf(caller) + 1;
        _line.Remove(caller);
        return place;
    }

    private void StopRinging(Waiting caller)
    {
        if (caller.Rings is { } officer)
            log.Write(_now, caller.Channel, officer.Name, "RINGCANCELED", Text(1000 * (_now - officer.LastRung)));
    }

    private void FreeAfterRing(Waiting caller)
    {
        if (caller.Rings is not { } officer)
            return;
        caller.Rings = null;
        Next(officer);
    }

    private void Offer()
    {
        foreach (var caller in _line.Where(caller => caller.Rings is null && caller.NotBefore <= _now).ToList())
        {
            var officer = _officers.Where(officer => officer.Now is Whereabouts.Free).MinBy(officer => officer.LastRung);
            if (officer is null)
                return;
            Ring(officer, caller);
        }
    }

    private void Ring(Officer officer, Waiting caller)
    {
        (officer.Now, officer.LastRung, caller.Rings) = (Whereabouts.Ringing, _now, officer);
        var channel = log.Channel(_now);
        var seconds = ringSeconds(officer, caller.Call.Rings);
        // The same caller may have hung up by then, even come to ring this officer anew.
        var since = _now;
        At(_now + Math.Min(seconds, RingTimeout), () =>
        {
            if (caller.Rings != officer || officer.LastRung != since)
                return;
            if (seconds <= RingTimeout)
                Connect(officer, caller, channel, seconds);
            else
                NoAnswer(officer, caller);
        });
    }

    private void NoAnswer(Officer officer, Waiting caller)
    {
        log.Write(_now, caller.Channel, officer.Name, "RINGNOANSWER", Text(1000 * RingTimeout));
        caller.NotBefore = _now + RetryAfter;
        At(caller.NotBefore, Offer);
        FreeAfterRing(caller);
    }

    private void Connect(Officer officer, Waiting caller, string channel, int ring)
    {
        Leave(caller);
        caller.Rings = null;
        officer.Now = Whereabouts.Talking;
        var wait = _now - caller.Since;
        log.Write(_now, caller.Channel, officer.Name, "CONNECT", Text(wait), channel, Text(ring));
        _answers.Add(new(caller.Call, caller.Caller, (int)wait, officer.Name, false, false));
        var talk = (long)(caller.Call.Talk / officer.Pace);
        At(_now + talk, () =>
        {
            if (caller.Call.Difficulty < Transferred / officer.Pace)
                log.Write(_now, caller.Channel, officer.Name, "BLINDTRANSFER", "201", "from-internal", Text(wait), Text(talk), Text(caller.Position));
            else
                log.Write(_now, caller.Channel, officer.Name, caller.Call.CallerHangsUpFirst ? "COMPLETECALLER" : "COMPLETEAGENT", Text(wait), Text(talk), Text(caller.Position));
            Pause(officer, "Wrap-up", (int)(caller.Call.WrapUp / officer.Pace));
        });
    }

    private void LogIn(Officer officer)
    {
        log.Write(_now, "MANAGER", officer.Name, "ADDMEMBER", "");
        officer.Now = Whereabouts.Free;
        Next(officer);
    }

    private void Plan(Officer officer, Action due)
    {
        due();
        if (officer.Now is Whereabouts.Free)
            Next(officer);
    }

    /// <summary>What an officer does who has just become free, or has something due.</summary>
    private void Next(Officer officer)
    {
        officer.Now = Whereabouts.Free;
        if (officer.ShiftOver && _line.Count == 0)
        {
            log.Write(_now, "MANAGER", officer.Name, "REMOVEMEMBER", "");
            officer.Now = Whereabouts.LoggedOut;
        }
        else if (!officer.ShiftOver && officer.Due.TryDequeue(out var due))
        {
            Pause(officer, due.Reason, due.Seconds);
        }
        else if (!officer.ShiftOver && _line.Count == 0 && _officers.Exists(other => other != officer && other.Now is Whereabouts.Free) && officer.DeskWork.TryDequeue(out var seconds))
        {
            // Desk work waits until nobody is in line and a colleague is free.
            Pause(officer, "Other work", seconds);
        }
        else
        {
            Offer();
        }
    }

    private void Pause(Officer officer, string reason, int seconds)
    {
        officer.Now = Whereabouts.Paused;
        log.Write(_now, "NONE", officer.Name, "PAUSE", reason);
        At(_now + Math.Max(1, seconds), () =>
        {
            log.Write(_now, "NONE", officer.Name, "UNPAUSE", "");
            Next(officer);
        });
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>One caller in line.</summary>
    private sealed class Waiting(SampleCall call, Caller caller, string channel, long since, int position)
    {
        public SampleCall Call => call;

        public Caller Caller => caller;

        public string Channel => channel;

        public long Since => since;

        /// <summary>Place in line on entering.</summary>
        public int Position => position;

        public Officer? Rings { get; set; }

        public long NotBefore { get; set; }
    }
}
