using IWReports.Worker.Tests.Admin;
using IWReports.Worker.Tests.Documents;
using IWReports.Worker.Tests.Ingestion;
using IWReports.Worker.Tests.Ingestion.Sources.AmazonConnect;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("IWReports.Worker.Tests.LongestFirst", "IWReports.Worker.Tests")]

namespace IWReports.Worker.Tests;

/// <summary>Begins the classes that take a minute before all others, so that none of them runs alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] Long =
        [typeof(EveryPageTests), typeof(ShownCommandsTests), typeof(AnySplitOrderOrOverlapTests), typeof(MainActTests),
            typeof(ConnectOrderTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(
        one => !Array.Exists(Long, type => one.DisplayName.EndsWith(type.FullName!, StringComparison.Ordinal)));
}
