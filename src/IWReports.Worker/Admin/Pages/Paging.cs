using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace IWReports.Worker.Admin.Pages;

/// <summary>
/// A stretch of a list: behind which of its rows it begins, and how it goes on, with the same filter. A page deep down costs no more than
/// the first, and what is new meanwhile moves nothing.
/// </summary>
/// <param name="Beyond">The row that the stretch begins behind, by its number in the list's order; null at the start.</param>
/// <param name="Last">The last row shown, where there is more.</param>
internal sealed record Paging(long? Beyond, long? Last, HttpRequest Request)
{
    public const int Size = 25;

    private const string Name = "beyond";

    /// <summary>The place on the page where the list is; empty where it is the page.</summary>
    public string Anchor { get; init; } = "";

    public string? First => Beyond is null ? null : Address(null);

    public string? After => Last is { } row ? Address(row) : null;

    /// <summary>Cuts what was read with one row too many, which tells whether there is more.</summary>
    public static (List<T> Rows, Paging Paging) Cut<T>(List<T> read, long? beyond, HttpRequest request, Func<T, long> number)
    {
        List<T> rows = [.. read.Take(Size)];
        return (rows, new(beyond, read.Count > Size ? number(rows[^1]) : null, request));
    }

    private string Address(long? beyond)
    {
        var query = new QueryBuilder(Request.Query.Where(pair => pair.Key != Name)
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        if (beyond is { } row)
            query.Add(Name, row.ToString(CultureInfo.InvariantCulture));
        return Request.Path + query.ToQueryString().ToString() + (Anchor.Length > 0 ? $"#{Anchor}" : "");
    }
}
