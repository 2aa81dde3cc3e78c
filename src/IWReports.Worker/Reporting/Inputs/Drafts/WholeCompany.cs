using IWReports.Worker.Host;

namespace IWReports.Worker.Reporting.Inputs.Drafts;

/// <summary>The scope of a draft that is about the whole company.</summary>
internal static class WholeCompany
{
    private const string Name = "company";

    public static string Checked(string? scope) => scope is null or Name ? Name
        : throw new InputException($"--scope: this draft is about the whole company, not about \"{scope}\"; leave --scope out.");
}
