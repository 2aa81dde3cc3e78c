using IWReports.Worker.Host;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IWReports.Worker.Database;

/// <summary>The one pool every stage draws from. Sessions run in UTC, so a day in SQL never means the server's day.</summary>
internal static class Registration
{
    public const string ConnectionName = "IWReports";

    public static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<DatabaseOptions>("Database");
        services.AddSingleton(_ => Open(configuration.GetConnectionString(ConnectionName)));
        services.AddSingleton<Migrator>();
        services.AddDbContextFactory<ReportsDbContext>((provider, options) =>
            options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        return services;
    }

    /// <summary>A pool for a connection string; refuses a missing or unreadable one with the name of the setting.</summary>
    /// <param name="logging">Where the pool tells what it sends; nowhere when not given.</param>
    public static NpgsqlDataSource Open(string? connectionString, ILoggerFactory? logging = null)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
            throw new PartMissingException($"ConnectionStrings__{ConnectionName} is not set: it names the PostgreSQL database, for "
                + $"example \"Host=/run/postgresql;Database=iwreports;Username=iwreports\".");
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString) { Timezone = "UTC", ApplicationName = "iwreports" };
            // Compiling a query takes seconds where reading a week takes milliseconds; whoever sets options of their own keeps them.
            settings.Options ??= "-c jit=off";
            return new NpgsqlDataSourceBuilder(settings.ConnectionString).UseLoggerFactory(logging).Build();
        }
        catch (ArgumentException unreadable)
        {
            throw new InputException($"ConnectionStrings__{ConnectionName} cannot be read: {unreadable.Message}", unreadable);
        }
    }
}
