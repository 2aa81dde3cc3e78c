using System.Security.Cryptography;
using IWReports.Worker.Demo;
using IWReports.Worker.Host;

namespace IWReports.Worker.Tests.Demo;

public sealed class SampleFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("sample").FullName;

    public void Dispose() => Directory.Delete(_root, true);

    [Fact]
    public void The_same_seed_writes_the_same_bytes()
    {
        Assert.Equal(Hashes(Write("one", new())), Hashes(Write("two", new())));
        Assert.NotEqual(Hashes(Write("one", new())), Hashes(Write("three", new() { Seed = 1 })));
    }

    [Fact]
    public void Every_row_has_a_cell_per_column()
    {
        var folder = Write("cells", new());
        foreach (var table in Directory.GetFiles(folder, "*.csv"))
        {
            var rows = File.ReadLines(table).Select(Cells).ToList();
            Assert.True(rows.Count > 1, table);
            Assert.All(rows, row => Assert.Equal(rows[0], row));
        }

        // A quoted cell may hold commas, and counts once.
        static int Cells(string line) => line.Split('"').Where((_, place) => place % 2 == 0)
            .Sum(outside => outside.Count(letter => letter == ',')) + 1;
    }

    [Fact]
    public void Yore_Mine_Co_waits_for_its_widgets_and_threatens_the_law()
    {
        var folder = Write("yore", new());
        Assert.Contains(File.ReadLines(Path.Combine(folder, "customers.csv")),
            line => line.StartsWith("C001,Yore Mine Co.,true,key account,", StringComparison.Ordinal));
        Assert.Contains("T-0452,C001,2025-11-18T09:40:00+11:00,2025-11-21,,,open,3400.00,AUD,,7 mm widgets,telephone",
            File.ReadLines(Path.Combine(folder, "orders.csv")));
        var complaint = Assert.Single(File.ReadLines(Path.Combine(folder, "complaints.csv")),
            line => line.Contains("T-0452", StringComparison.Ordinal));
        Assert.Contains(",2025-11-28T10:15:00+11:00,C001,T-0452,late delivery,Customer service,,,2025-11-28,true,false,", complaint,
            StringComparison.Ordinal);
        Assert.Single(File.ReadLines(Path.Combine(folder, "complaints.csv")),
            line => line.Contains("6 mm widgets came instead of 7 mm", StringComparison.Ordinal));
    }

    [Fact]
    public void Orders_know_nothing_of_days_to_come()
    {
        var rows = File.ReadLines(Path.Combine(Write("orders", new()), "orders.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.All(rows, row => Assert.True(string.CompareOrdinal(row[5], "2025-11-30") <= 0));
        Assert.All(rows, row => Assert.Equal(row[6] == "delivered", row[5] != ""));
        Assert.Equal(rows.Count, rows.DistinctBy(row => row[0]).Count());
    }

    [Fact]
    public void Complaints_come_up_to_the_last_day_and_more_often_since_October()
    {
        var days = File.ReadLines(Path.Combine(Write("complaints", new()), "complaints.csv")).Skip(1)
            .Select(line => line.Split(',')[1][..10]).ToList();
        Assert.All(days, day => Assert.InRange(day, "2025-01-01", "2025-11-30"));
        Assert.True(days.Count(day => string.CompareOrdinal(day, "2025-10-01") >= 0) / 2.0 > 2 * days.Count(day =>
            string.CompareOrdinal(day, "2025-10-01") < 0) / 9.0);
    }

    [Fact]
    public void Enquiries_know_nothing_of_days_to_come_and_each_call_that_was_answered_made_one()
    {
        var rows = File.ReadLines(Path.Combine(Write("enquiries", new()), "enquiries.csv")).Skip(1).Select(line => line.Split(','))
            .ToList();
        Assert.All(rows, row => Assert.True(string.CompareOrdinal(row[2], "2025-12-01") < 0));
        Assert.Equal(SampleYear.AsItWas.Days.SelectMany(day => day.Answers).Count(answer => answer.Officer is not null),
            rows.Count(row => row[9] == "phone"));
        Assert.Contains(rows, row => row[2] == "");
    }

    [Fact]
    public void Quality_reviews_follow_the_default_form()
    {
        var items = File.ReadLines(Path.Combine(Write("quality", new()), "quality.csv")).Skip(1).GroupBy(line => line.Split(',')[0])
            .ToList();
        Assert.InRange(items.Count, 180, 240);
        Assert.All(items, review => Assert.Equal(18, review.Count()));
    }

    [Fact]
    public void The_counts_per_month_are_the_cases_own()
    {
        var rows = File.ReadAllLines(Path.Combine(Write("months", new()), "monthly-calls.csv"));
        Assert.Equal(["month,calls,change_on_last_year", "2025-01,1200,-2 %", "2025-11,1560,12 %"], [rows[0], rows[1], rows[11]]);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused_by_name()
    {
        var file = Path.Combine(_root, "file");
        File.WriteAllText(file, "");
        var error = Assert.Throws<InputException>(() => Write("file", new()));
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    private string Write(string name, SampleScenario scenario) =>
        new SampleFolder(Path.Combine(_root, name)).Write(scenario, new Progress<Progress>()).Folder;

    private static IEnumerable<string> Hashes(string folder) =>
        Directory.GetFiles(folder).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}");
}
