using System.Text;
using IWReports.Worker.Admin.Data;
using IWReports.Worker.Demo;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion.Sources.Tables;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IWReports.Worker.Admin.Pages;

/// <summary>Takes a table's file from a browser; what would change is seen on the next page, before anything is written.</summary>
[Authorize(Policy = Roles.Operates)]
[RequestSizeLimit(RequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = RequestBytes)]
internal sealed class UploadModel(Uploads uploads) : PageModel
{
    public const long MaxMegabytes = Uploads.MaxBytes / Megabyte;
    private const long Megabyte = 1024 * 1024;

    // The file with the fields around it.
    private const long RequestBytes = Uploads.MaxBytes + Megabyte;

    public static IEnumerable<string> Kinds => TableCatalog.All.Select(kind => kind.Name).Order(StringComparer.Ordinal);

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    public TableKind? Chosen => TableCatalog.All.FirstOrDefault(kind => kind.Name == Kind);

    public void OnGet()
    {
    }

    public IActionResult OnGetExample() => Chosen is { } kind
        ? File(Encoding.UTF8.GetBytes(TableExamples.Of(kind)), "text/csv", $"{kind.Name}.csv")
        : NotFound();

    public async Task<IActionResult> OnPostAsync(IFormFile? file, string? sheet, string? zone, CancellationToken cancellationToken)
    {
        if (Chosen is not { } kind || file is not { Length: > 0 })
        {
            TempData["Wrong"] = Chosen is null ? "Choose what the rows are." : "Choose a file that is not empty.";
            return RedirectToPage(new { kind = Kind });
        }

        try
        {
            if (!string.IsNullOrWhiteSpace(zone))
                Zones.Find(zone.Trim(), "Zone");
        }
        catch (InputException wrong)
        {
            TempData["Wrong"] = wrong.Message;
            return RedirectToPage(new { kind = Kind });
        }

        var id = await uploads.KeepAsync(file, cancellationToken);
        return RedirectToPage("/UploadPreview", new { id, kind = kind.Name, sheet = Given(sheet), zone = Given(zone) });
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
