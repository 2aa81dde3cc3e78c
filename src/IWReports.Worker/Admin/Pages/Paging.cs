using Microsoft.AspNetCore.Http.Extensions;

namespace IWReports.Worker.Admin.Pages;

/// <summary>One page of a list: where it is, whether there is more, and the addresses before and after with the same filter.</summary>
internal sealed record Paging(int Page, bool More, HttpRequest Request)
{
    public const int Size = 25;

    /// <summary>The place on the page where the list is; empty where it is the page.</summary>
    public string Anchor { get; init; } = "";

    public string? Before => Page > 1 ? Address(Page - 1) : null;

    public string? After => More ? Address(Page + 1) : null;

    /// <summary>Cuts what was read with one row too many, which tells whether there is more.</summary>
    public static (List<T> Rows, Paging Paging) Cut<T>(List<T> read, int page, HttpRequest request) =>
        ([.. read.Take(Size)], new(page, read.Count > Size, request));

    private string Address(int page)
    {
        var query = new QueryBuilder(Request.Query.Where(pair => pair.Key != "page")
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")))
        {
            { "page", page.ToString(System.Globalization.CultureInfo.InvariantCulture) },
        };
        return Request.Path + query.ToQueryString().ToString() + (Anchor.Length > 0 ? $"#{Anchor}" : "");
    }
}
