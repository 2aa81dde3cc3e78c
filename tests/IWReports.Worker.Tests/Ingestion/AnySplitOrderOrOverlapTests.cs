using System.Text;
using FsCheck;
using FsCheck.Fluent;
using static IWReports.Worker.Tests.Ingestion.LogSite;

namespace IWReports.Worker.Tests.Ingestion;

public sealed class AnySplitOrderOrOverlapTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Cases = 60;

    // Few calls, officers and seconds, so that ties, repeats, returns and exchanged ids all occur; some of them hours later, or too late.
    private static readonly Gen<string> AnyLine =
        from after in Gen.Choose(0, 12)
        from silence in Gen.Elements(0, 0, 0, 0, 10_000)
        let second = after + silence
        from call in Gen.Elements("1.1", "1.2", "2.1")
        from agent in Gen.Elements("Mia", "Jonas")
        from queue in Gen.Elements("widgets", "sales")
        from what in Gen.Elements(
            ("ENTERQUEUE", "|0398761234|1"), ("ENTERQUEUE", "|0398761234|1"), ("CONNECT", "1|x|0"), ("CONNECT", "2|x|0"),
                ("COMPLETECALLER", "1|3|1"), ("COMPLETEAGENT", "2|4|1"),
            ("ABANDON", "1|1|2"), ("EXITEMPTY", "1|1|0"), ("RINGNOANSWER", "0"), ("PAUSE", "lunch"), ("UNPAUSE", ""), ("PAUSEALL", ""),
                ("ADDMEMBER", ""), ("REMOVEMEMBER", ""), ("QUEUESTART", ""), ("DID", "x"))
        select what.Item1 switch
        {
            "QUEUESTART" => Line(second, "NONE", "NONE", "NONE", what.Item1, what.Item2),
            "ENTERQUEUE" or "ABANDON" or "EXITEMPTY" or "DID" => Line(second, call, queue, "NONE", what.Item1, what.Item2),
            "PAUSE" or "UNPAUSE" or "ADDMEMBER" or "REMOVEMEMBER" => Line(second, "NONE", queue, agent, what.Item1, what.Item2),
            "PAUSEALL" => Line(second, "NONE", "NONE", agent, what.Item1, what.Item2),
            _ => Line(second, call, queue, agent, what.Item1, what.Item2),
        };

    private static readonly Gen<(string[] Lines, (int From, int To)[] Batches)> AnyReading =
        from lines in Gen.NonEmptyListOf(AnyLine)
        from cuts in Gen.ListOf(Gen.Choose(0, lines.Count))
        from extra in Gen.ListOf(Gen.Choose(0, lines.Count).Two(), 2)
        let bounds = cuts.Append(0).Append(lines.Count).Order().ToArray()
        let parts = bounds.Zip(bounds.Skip(1)).Concat(
            extra.Select(pair => (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2))))
        from batches in Gen.Shuffle(parts.Where(part => part.Item1 < part.Item2).ToArray())
        select (lines.ToArray(), batches);

    [Fact]
    public void Any_split_order_or_overlap_of_a_file_gives_the_same_tables() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases),
            Prop.ForAll(AnyReading.ToArbitrary(), reading => SameTablesAsync(reading.Lines, reading.Batches).GetAwaiter().GetResult()));

    // Answered before the second in which it entered, since the clock was set back between them.
    [Fact]
    public async Task A_restart_that_is_read_later_ends_a_call_answered_before_it() => Assert.True(await SameTablesAsync(
        [
            Line(6, "1.1", "widgets", "NONE", "ENTERQUEUE", "|0398761234|1"),
            Line(3, "1.1", "widgets", "Mia", "CONNECT", "1|x|0"),
            Line(5, "NONE", "NONE", "NONE", "QUEUESTART", ""),
        ],
        [(0, 2), (2, 3)]));

    // Its line says two seconds of waiting, hours after it entered.
    [Fact]
    public async Task An_answer_that_says_another_wait_than_its_times_shows_that_the_officer_was_there() =>
        Assert.True(await SameTablesAsync(
        [
            Line(0, "1.1", "widgets", "NONE", "ENTERQUEUE", "|0398761234|1"),
            Line(8, "NONE", "widgets", "Mia", "REMOVEMEMBER"),
            Line(10_005, "1.1", "widgets", "Mia", "CONNECT", "2|x|0"),
        ],
        [(0, 2), (2, 3)]));

    private async Task<bool> SameTablesAsync(string[] lines, (int From, int To)[] batches)
    {
        var file = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
        var starts = lines.Aggregate(new List<int> { 0 }, (starts, line) => [.. starts, starts[^1] + Encoding.UTF8.GetByteCount(line) + 1]);
        var (whole, parts) = (new LogSite(database), new LogSite(database, linesAtATime: 3));
        await whole.LoadAsync(file, 0, file.Length);
        foreach (var (from, to) in batches)
            await parts.LoadAsync(file, starts[from], starts[to]);
        return await whole.TablesAsync() == await parts.TablesAsync();
    }
}
