using System.Globalization;
using System.Text;
using IWReports.Worker.Ingestion.Sources.Tables;

namespace IWReports.Worker.Demo;

/// <summary>
/// One small CSV per kind of table, with every column it may have: what to copy when a file of one's own is to be made. The files lie in
/// Examples/.
/// </summary>
internal static class TableExamples
{
    public static string Of(TableKind kind)
    {
        using var file = typeof(TableExamples).Assembly.GetManifestResourceStream(
            $"{typeof(TableExamples).Namespace}.Examples.{kind.Name}.csv")
            ?? throw new ArgumentException($"{kind.Name} has no example: put {kind.Name}.csv into Demo/Examples.", nameof(kind));
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    /// <summary>Writes all of them into a folder, and beside them what their columns mean.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var meanings = new StringBuilder("One example per kind of table. \"iwreports import table KIND KIND.csv\" reads it; a column "
            + "marked * is required, the others may be left out.\n");
        foreach (var kind in TableCatalog.All)
        {
            File.WriteAllText(Path.Combine(folder, $"{kind.Name}.csv"), Of(kind));
            meanings.Append(CultureInfo.InvariantCulture, $"\n{kind.Name}.csv\n");
            foreach (var column in kind.Columns)
                meanings.Append(CultureInfo.InvariantCulture,
                    $"  {column.Name + (column.Required ? " *" : ""),-24} {column.Type.Name}: {column.Meaning}\n");
        }

        File.WriteAllText(Path.Combine(folder, "README.txt"), meanings.ToString());
    }
}
