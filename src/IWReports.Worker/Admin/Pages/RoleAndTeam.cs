namespace IWReports.Worker.Admin.Pages;

/// <summary>The two fields that say what a person may see and do; the id tells a page's forms apart.</summary>
internal sealed record RoleAndTeam(string Id, string Role, string? Team, IEnumerable<string> Teams);
