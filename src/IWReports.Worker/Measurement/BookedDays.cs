using IWReports.Core.Calendar;
using IWReports.Core.Facts;
using IWReports.Core.Kpis;
using IWReports.Core.Kpis.Measuring;
using IWReports.Worker.Measurement.Facts;
using Npgsql;

namespace IWReports.Worker.Measurement;

/// <summary>Days that orders and enquiries of other days are booked to.</summary>
/// <remarks>
/// An order is booked to the days it was promised for, became late and arrived, an enquiry to those it became too old and was resolved, as
/// well as to their own.
/// </remarks>
internal static class BookedDays
{
    private static readonly Type[] OfOrders = [typeof(Order), typeof(CustomerRisk)];

    private static readonly Type[] OfEnquiries = [typeof(Enquiry)];

    /// <summary>Adds those of orders that bear on some days; whether there are any.</summary>
    public static async Task<bool> AddOrdersAsync(
        NpgsqlConnection connection, StaleDays stale, DateOnly[] touched, MeasureSettings settings, CancellationToken cancellationToken)
    {
        var any = false;
        await foreach (var order in Orders.ReadAsync(connection, touched, settings.Currency).WithCancellation(cancellationToken))
        {
            any = true;
            foreach (var day in DaysOf(order, settings))
                stale.Add(day, OfOrders);
        }

        return any;
    }

    /// <summary>Adds those of enquiries that were opened or resolved on some days.</summary>
    public static async Task AddEnquiriesAsync(
        NpgsqlConnection connection, StaleDays stale, DateOnly[] touched, MeasureSettings settings, CancellationToken cancellationToken)
    {
        var changed = touched.ToHashSet();
        await foreach (var enquiry in Enquiries.ReadAsync(connection, touched).WithCancellation(cancellationToken))
        {
            if (!changed.Contains(enquiry.OpenedOn) && !(enquiry.ResolvedOn is { } resolved && changed.Contains(resolved)))
                continue;
            foreach (var day in DaysOf(enquiry, settings))
                stale.Add(day, OfEnquiries);
        }
    }

    /// <summary>Adds measured days to which what since moved away from some days may have been booked.</summary>
    public static void AddFormer(
        StaleDays stale, IReadOnlyCollection<DateOnly> measured, DateOnly[] touched, MeasureSettings settings)
    {
        foreach (var day in touched.SelectMany(day => FormerDays(day, settings)).Where(measured.Contains))
            stale.Add(day, OfOrders.Concat(OfEnquiries));
    }

    // Where an order without a promise, or an enquiry of any time of the day, would have been booked, had it come that day and since been
    // moved.
    private static IEnumerable<DateOnly> FormerDays(DateOnly day, MeasureSettings settings)
    {
        var due = settings.Calendar.AddBusinessDays(day, settings.DeliveryDays.Guaranteed);
        var enquiry = new Enquiry { OpenedOn = day, OpenedAt = LocalTime.StartOf(day, settings.Calendar.Zone) };
        return [due, due.AddDays(1), .. DaysOf(enquiry, settings),
            .. DaysOf(enquiry with { OpenedAt = LocalTime.StartOf(day.AddDays(1), settings.Calendar.Zone) }, settings)];
    }

    private static IEnumerable<DateOnly> DaysOf(IFact fact, MeasureSettings settings) =>
        KpiCatalog.Measures.Where(measure => measure.FactType == fact.GetType()).Select(measure => measure.DayOf(fact, settings))
            .OfType<DateOnly>();
}
