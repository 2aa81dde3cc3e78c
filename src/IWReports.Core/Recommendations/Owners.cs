namespace IWReports.Core.Recommendations;

/// <summary>Who can be asked to act: roles, since the board report names no one.</summary>
internal static class Owners
{
    public const string Manager = "Customer service manager";

    public const string Supervisor = "Supervisor";

    public const string Dispatch = "Head of dispatch";

    public const string Marketing = "Marketing, with the customer service manager";

    /// <summary>The same in a word or three, where there is room for no more.</summary>
    public static string Short(string owner) => owner switch { Manager => "Manager", Marketing => "Marketing", _ => owner };
}
