using System.Text.RegularExpressions;

namespace IWReports.Worker.Tests;

/// <summary>A statement is run by the one runner, and a row is read by the names of its columns.</summary>
public sealed partial class OneWayToAskTests
{
    // The runner itself, the schema's own steps, and other people's databases.
    private static readonly string[] Raw =
        ["Database/Migrator.cs", "Database/Rows.cs", "Database/Statements.cs", "Ingestion/Sources/Databases/"];

    private static readonly string Worker = Path.Combine(Root(AppContext.BaseDirectory), "src", "IWReports.Worker");

    private static readonly List<string> Users = [.. Directory.GetFiles(Worker, "*.cs", SearchOption.AllDirectories)
        .Where(file => OwnWay().IsMatch(File.ReadAllText(file)))
        .Select(file => Path.GetRelativePath(Worker, file).Replace('\\', '/'))
        .Where(file => !In(file, "obj/", "bin/"))];

    [Fact]
    public void There_is_one_way_to_run_a_statement_and_to_read_a_row()
    {
        Assert.Contains("Database/Statements.cs", Users);
        Assert.DoesNotContain(Users, file => !In(file, Raw));
    }

    private static bool In(string file, params string[] places) =>
        Array.Exists(places, place => file.StartsWith(place, StringComparison.Ordinal));

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "IWReports.sln")) ? folder
        : Root(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run inside the repository."));

    // A command or a reader of one's own, the library past the runner, and tuples, which the library fills by position.
    [GeneratedRegex(@"\b(NpgsqlCommand|NpgsqlDataReader|ExecuteReader(Async)?|ExecuteScalar(Async)?|CreateCommand)\b|\.Command\("
        + @"|using Dapper|\b(Rows|Row|Stream|Scalar)Async<\(")]
    private static partial Regex OwnWay();
}
