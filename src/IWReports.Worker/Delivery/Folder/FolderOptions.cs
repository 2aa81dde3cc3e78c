using System.ComponentModel.DataAnnotations;

namespace IWReports.Worker.Delivery.Folder;

/// <summary>Where the folder channel writes (Delivery:Folder).</summary>
internal sealed class FolderOptions
{
    [Required]
    public string Path { get; init; } = "mail";
}
