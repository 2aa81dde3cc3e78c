using IWReports.Worker.Host;

namespace IWReports.Worker.Questionnaires;

/// <summary>What this stage adds to the program.</summary>
internal static class Registration
{
    public static IServiceCollection AddFeedback(this IServiceCollection services)
    {
        services.AddSettings<FeedbackOptions>("Feedback");
        return services;
    }

    /// <summary>What only the running worker needs: the public page, and what becomes of it.</summary>
    public static IServiceCollection AddFeedbackSite(this IServiceCollection services)
    {
        services.AddSingleton<FeedbackLinks>();
        services.AddSingleton<FeedbackContacts>();
        services.AddSingleton<FeedbackAnswers>();
        services.AddSingleton<FeedbackComments>();
        services.AddSingleton<FeedbackSite>();
        services.AddHostedService(provider => provider.GetRequiredService<FeedbackSite>());
        return services;
    }
}
