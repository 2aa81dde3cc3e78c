using FsCheck;
using FsCheck.Fluent;
using IWReports.Worker.Host;
using static IWReports.Worker.Tests.Ingestion.Sources.AmazonConnect.ConnectSite;

namespace IWReports.Worker.Tests.Ingestion.Sources.AmazonConnect;

/// <summary>Records in any order, split or overlap, and of two sites.</summary>
public sealed class ConnectOrderTests(TestDatabase database) : ConnectRecords(database)
{
    private static readonly Gen<string> AnyRecord =
        from id in Gen.Elements("a", "b", "c", "d")
        from initial in Gen.Elements("null", "\"a\"", "\"b\"")
        from previous in Gen.Elements("null", "\"a\"", "\"b\"")
        from next in Gen.Elements("null", "\"c\"")
        from method in Gen.Elements("INBOUND", "INBOUND", "TRANSFER", "QUEUE_TRANSFER", "CALLBACK", "OUTBOUND", "DISCONNECT")
        from minute in Gen.Choose(0, 2)
        from updated in Gen.Choose(10, 12)
        from answered in Gen.Elements(true, false)
        from talk in Gen.Choose(239, 240)
        select Record(id, [("\"InitialContactId\":null", $"\"InitialContactId\":{initial}"),
            ("\"PreviousContactId\":null", $"\"PreviousContactId\":{previous}"), ("\"NextContactId\":null", $"\"NextContactId\":{next}"),
            ("INBOUND", method), ("01:00", $"01:0{minute}"), ("01:10:00", $"01:{updated}:00"), ("239", $"{talk}"),
                .. answered ? Array.Empty<(string, string)>()
                : [(Abandoned.Item1.Replace("01:00", $"01:0{minute}", StringComparison.Ordinal)
                .Replace("239", $"{talk}", StringComparison.Ordinal), "null")]]);

    private static readonly Gen<(string[] Records, string[][] Files)> AnyDelivery =
        from records in Gen.NonEmptyListOf(AnyRecord)
        from repeated in Gen.SubListOf(records.ToArray())
        from shuffled in Gen.Shuffle(records.Concat(repeated).ToArray())
        from size in Gen.Choose(1, shuffled.Length)
        select (records.ToArray(), shuffled.Chunk(size).ToArray());

    [Fact]
    public void Any_order_split_or_overlap_of_the_deliveries_gives_the_same_tables() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40),
            Prop.ForAll(AnyDelivery.ToArbitrary(), delivery => SameTablesAsync(delivery.Records, delivery.Files).GetAwaiter().GetResult()));

    private async Task<bool> SameTablesAsync(string[] records, string[][] files)
    {
        var (whole, parts) = (new ConnectSite(Database), new ConnectSite(Database));
        await whole.ImportAsync(records);
        var tables = await whole.TablesAsync();
        await InitializeAsync();
        foreach (var file in files)
            await parts.ImportAsync(file);
        var same = tables == await parts.TablesAsync();
        await InitializeAsync();
        return same;
    }

    [Fact]
    public async Task One_instance_read_as_two_sites_is_refused_and_no_call_counts_twice()
    {
        var (first, second) = (new ConnectSite(Database), new ConnectSite(Database));
        var (shared, own) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        await first.ImportAsync(ConnectSite.Record(shared));
        var error = await Assert.ThrowsAsync<InputException>(() =>
            second.ImportAsync(ConnectSite.Record(own), ConnectSite.Record(shared, ConnectSite.Later)));
        Assert.Contains($"1 of its contacts are in the records of site {first.Name} already (one of them: {shared})", error.Message,
            StringComparison.Ordinal);
        Assert.Equal(1, (await second.ImportAsync(ConnectSite.Record(own))).Inserted);
    }
}
