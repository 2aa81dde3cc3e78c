using System.CommandLine;
using IWReports.Worker.Company;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;
using IWReports.Worker.Ingestion.Sources.Shops;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Cli;

/// <summary>"import woocommerce FILE…", "import shopify FILE…": saved answers of a shop's REST API.</summary>
internal static class ImportShopVerb
{
    private const string OnlyShop = "main";

    public static Command Create<T>(ShopKind kind)
        where T : ShopOptions
    {
        var files = new Argument<string[]>("FILE") { Description =
            "Saved answers: a list of orders, {\"orders\":[…]}, or one order; - for standard input", Arity = ArgumentArity.OneOrMore };
        var zone = new Option<string?>("--zone") { Description =
            "Time zone of the shop: which local day an order belongs to; the shop's in the settings, else the company's" };
        var site = new Option<string>("--site") { Description = "Which shop, as the settings name it",
            DefaultValueFactory = _ => OnlyShop };
        return new Command(kind.Name, $"Saved REST answers with orders of {kind.Name}") { files, zone,
            site }.Example($"import {kind.Name} orders.json --zone Australia/Melbourne")
            .Runs(async (parsed, services, output, cancellationToken) =>
        {
            var shop = parsed.GetRequiredValue(site);
            var configured = services.GetRequiredService<IOptions<Sites<T>>>().Value.GetValueOrDefault(shop)?.Zone;
            var used = parsed.GetValue(zone) is { } asked ? Zones.Find(asked, "--zone")
                : Zones.Find(configured ?? services.GetRequiredService<IOptions<CompanyOptions>>().Value.Zone,
                    configured is null ? "Company:Zone" : $"The zone of {kind.Name}:{shop}");
            await Verb.BringUpToDateAsync(services, cancellationToken);
            var import = services.GetRequiredService<ShopImport>();
            var counts = await output.WithProgressAsync($"Importing {kind.Name}",
                progress => import.RunAsync(new(kind, parsed.GetRequiredValue(files), used, shop), progress, cancellationToken));
            await ImportVerb.MeasureAsync(counts, services, output, cancellationToken);
            return ImportVerb.Answer(output, counts);
        }, needsDatabase: false);
    }
}
