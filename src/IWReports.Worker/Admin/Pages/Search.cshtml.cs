using IWReports.Worker.Admin.Lookup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>What the box in the bar finds of what the person may see.</summary>
internal sealed class SearchModel(SearchBox box) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public string Text => string.Join(' ', (Q ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Why nothing was looked for.</summary>
    public string? Wrong => Text.Length switch
    {
        < SearchBox.MinLength => $"Write at least {SearchBox.MinLength} characters.",
        > SearchBox.MaxLength => $"Write at most {SearchBox.MaxLength} characters.",
        _ => null,
    };

    public IReadOnlyList<FoundKind> Found { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (Wrong is null)
            Found = await box.FindAsync(Text, User, cancellationToken);
    }
}
