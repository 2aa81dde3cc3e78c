using System.Globalization;

namespace IWReports.Benchmarks;

/// <summary>
/// A queue_log as a busy site writes it, the same at every run: callers, missed rings, hang-ups, transfers, overflow, pauses, in the order
/// of time.
/// </summary>
internal sealed class SyntheticQueueLog
{
    private const int Seed = 20251128;
    private const int Officers = 60;
    private static readonly string[] Queues = ["widgets", "orders", "complaints", "accounts"];

    // Seconds between callers: about 9,000 calls a day.
    private const int MeanGap = 10;

    // 1 January 2025.
    private const long Begin = 1_735_689_600;

    private readonly Random _random = new(Seed);
    private readonly PriorityQueue<string, (long Epoch, long Order)> _coming = new();
    private long _order;
    private int _day;

    /// <summary>Writes exactly so many lines into each file, one after the other.</summary>
    public static async Task WriteAsync(IEnumerable<(Stream File, long Lines)> files, CancellationToken cancellationToken)
    {
        using var lines = new SyntheticQueueLog().Lines().GetEnumerator();
        foreach (var (file, count) in files)
        {
            await using var writer = new StreamWriter(file, bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
            for (var written = 0L; written < count && lines.MoveNext(); written++)
                await writer.WriteLineAsync(lines.Current.AsMemory(), cancellationToken);
        }
    }

    private IEnumerable<string> Lines()
    {
        for (var (epoch, call) = (Begin, 0); ; epoch += 1 + _random.Next(2 * MeanGap), call++)
        {
            while (_coming.TryPeek(out _, out var next) && next.Epoch <= epoch)
                yield return _coming.Dequeue();
            for (; _day * 86_400 + Begin <= epoch; _day++)
                Shifts(Begin + (_day * 86_400));
            Call(epoch, call);
            if (call % 200 == 0)
                Pause(epoch, again: call % 2_000 == 0);
        }
    }

    // Everybody from eight to five, in two queues; the server is started anew on the first day of a week.
    private void Shifts(long midnight)
    {
        if (_day % 7 == 0)
            Add(midnight, "NONE", "NONE", "NONE", "QUEUESTART", "");
        for (var officer = 0; officer < Officers; officer++)
        {
            foreach (var queue in new[] { Queues[officer % Queues.Length], Queues[(officer + 1) % Queues.Length] })
            {
                Add(midnight + (8 * 3600) + officer, "NONE", queue, $"Officer {officer:00}", "ADDMEMBER", "");
                Add(midnight + (17 * 3600) + officer, "NONE", queue, $"Officer {officer:00}", "REMOVEMEMBER", "");
            }
        }
    }

    private void Call(long epoch, int number)
    {
        var id = $"pbx-{epoch}.{number}";
        var queue = Queues[_random.Next(Queues.Length)];
        var wait = Enter(epoch, id, queue);
        switch (_random.Next(20))
        {
            case < 3:
                Add(epoch + wait, id, queue, "NONE", "ABANDON", $"1|{1 + _random.Next(9)}|{wait}");
                return;
            case 3:
                epoch += wait;
                Add(epoch, id, queue, "NONE", "EXITWITHTIMEOUT", $"1|{1 + _random.Next(9)}|{wait}");
                queue = Queues[_random.Next(Queues.Length)];
                wait = Enter(epoch, id, queue);
                break;
        }

        if (_random.Next(4) == 0)
            Add(epoch + (wait / 2), id, queue, Officer(), "RINGNOANSWER", "15000");
        Talk(epoch + wait, id, queue, wait);
    }

    private int Enter(long epoch, string id, string queue)
    {
        Add(epoch, id, queue, "NONE", "ENTERQUEUE", $"|04{_random.Next(10_000_000, 99_999_999)}|{1 + _random.Next(9)}");
        return _random.Next(240);
    }

    private void Talk(long epoch, string id, string queue, int wait)
    {
        var (officer, talk) = (Officer(), 20 + _random.Next(500));
        Add(epoch, id, queue, officer, "CONNECT", $"{wait}|{id}9|{_random.Next(12)}");
        var (word, parameters) = _random.Next(12) switch
        {
            0 => ("BLINDTRANSFER", $"201|from-internal|{wait}|{talk}|1"),
            1 => ("ATTENDEDTRANSFER", $"BRIDGE|{Guid.Empty}|{wait}|{talk}|1"),
            < 5 => ("COMPLETEAGENT", $"{wait}|{talk}|1"),
            _ => ("COMPLETECALLER", $"{wait}|{talk}|1"),
        };
        Add(epoch + talk, id, queue, officer, word, parameters);
    }

    // Written twice in its second now and then, as telephones do.
    private void Pause(long epoch, bool again)
    {
        var officer = Officer();
        Add(epoch, "NONE", Queues[0], officer, "PAUSE", "lunch");
        if (again)
            Add(epoch, "NONE", Queues[0], officer, "PAUSE", "lunch");
        Add(epoch + 1800, "NONE", Queues[0], officer, "UNPAUSE", "");
    }

    private string Officer() => $"Officer {_random.Next(Officers):00}";

    private void Add(long epoch, string call, string queue, string agent, string word, string parameters) =>
        _coming.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{epoch}|{call}|{queue}|{agent}|{word}|{parameters}"),
            (epoch, _order++));
}
