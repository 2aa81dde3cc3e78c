using System.Globalization;
using System.Text.RegularExpressions;
using IWReports.Worker.Host;

namespace IWReports.Worker.Company;

/// <summary>One line of the company's holidays.csv: a day to add to what is calculated, or to remove from it.</summary>
internal sealed partial record HolidayChange(string Where, string Region, DateOnly Day, string Name, bool Removes)
{
    private static readonly string[] Columns = ["region", "date", "name", "change"];

    /// <summary>Errors: a line that is not "region,date,name" or "region,date,name,change", by file and line.</summary>
    public static List<HolidayChange> Read(string file)
    {
        var lines = CsvLine.Read(file);
        string[] header = [.. (lines.FirstOrDefault()?.Fields ?? []).Select(column => column.ToLowerInvariant())];
        var wrong = header.Except(Columns).Select(column => $"\"{column}\" is no column of holidays")
            .Concat(Columns.Take(2).Except(header).Select(column => $"the column {column} is missing")).FirstOrDefault();
        return wrong is null
            ? [.. lines.Skip(1).Select(line => Of(line, header))]
            : throw new InputException($"{lines.FirstOrDefault()?.Where ?? file}: {wrong}. Begin with: {string.Join(',', Columns)}");
    }

    private static HolidayChange Of(CsvLine line, string[] header)
    {
        string Field(string column) => line.Fields.ElementAtOrDefault(Array.IndexOf(header, column)) ?? "";
        var (region, date, change) = (Field("region"), Field("date"), Field("change"));
        if (line.Fields.Length > header.Length)
            throw new InputException(
                $"{line.Where}: {line.Fields.Length} fields, but {header.Length} columns. Put a name that has a comma into quotes.");
        if (!Code().IsMatch(region))
            throw new InputException($"{line.Where}: \"{region}\" is not the code of a country or state. Write one such as AU-VIC or NZ.");
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw new InputException($"{line.Where}: \"{date}\" is not a date. Write it as 2026-09-25.");
        if (change is not ("" or "add" or "remove"))
            throw new InputException($"{line.Where}: \"{change}\" is no change. Write add or remove; nothing means add.");
        return new(line.Where, region, day, Field("name"), change == "remove");
    }

    [GeneratedRegex("^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
    private static partial Regex Code();
}
