using IWReports.Core.Facts;
using IWReports.Core.Kpis.Measuring;

namespace IWReports.Core.Kpis.BeSolved;

/// <summary>Share of contacts after which the customer did not have to come again. Source: ops/docs/metrics.md, 4.1.</summary>
internal static class FirstContactResolution
{
    public const string Id = "first_contact_resolution";

    private static readonly Measure<Contact> Solved = new("contacts_solved", (contact, settings) =>
        contact.IsSolved is not { } solved ? null : IsMature(contact, settings) && solved ? 1 : 0);

    private static readonly Measure<Contact> Judged = new("contacts_judged", (contact, settings) =>
        contact.IsSolved is null ? null : IsMature(contact, settings) ? 1 : 0);

    // Counting the early returners sooner would make every young week look bad, counting the others sooner would make it look perfect.
    internal static readonly Measure<Contact> Mature = new("contacts_mature", (contact, settings) =>
        contact.CameAgain is null ? null : IsMature(contact, settings) ? 1 : 0);

    private static readonly Kpi Unknown = new()
    {
        Id = "contacts_of_unknown_customers",
        Name = "Contacts of unknown customers",
        TouchPoint = TouchPoint.BeSolved,
        Unit = Unit.Count,
        Better = Better.Neither,
        Numerator = new Measure<Contact>("contacts_unknown_customer", contact => contact.IsSolved is null ? 1 : 0),
        Formula = "Contacts without a known customer: withheld numbers, and enquiries recorded without one. They are left out of first "
            + "contact resolution.",
    };

    public static readonly Kpi Kpi = new()
    {
        Id = Id,
        Name = "Solved in the first call",
        TouchPoint = TouchPoint.BeSolved,
        Unit = Unit.Percent,
        Better = Better.Higher,
        Numerator = Solved,
        Denominator = Judged,
        Target = new(0.75m, 0.05m, TargetOrigin.Ours),
        PolicyTarget = new(1, 0, TargetOrigin.Policy),
        Beside = [Unknown],
        Matures = (day, settings) => LastDay(day, settings),
        Formula = "Contacts with no further contact of the same customer in the window ÷ contacts whose window is over. Where the log of "
            + "enquiries has begun these are enquiries, repeated only by the same topic and the same order where both are recorded, or "
            + "by being reopened; before, answered calls of known callers, repeated by any further call. Callers who hung up and called "
            + "again only tried again. A call whose own record says that it was not resolved is not solved; of an unknown customer's "
            + "call its record alone is heard, and without one it is left out.",
        Parameters = settings => $"window {settings.RepeatWithin.Days} days",
    };

    internal static bool IsMature(Contact contact, MeasureSettings settings) => settings.AsOf > LastDay(contact.Day, settings);

    internal static DateOnly LastDay(DateOnly day, MeasureSettings settings) => day.AddDays(settings.RepeatWithin.Days);
}
