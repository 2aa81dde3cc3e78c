namespace IWReports.Worker.Delivery;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        return services;
    }
}
