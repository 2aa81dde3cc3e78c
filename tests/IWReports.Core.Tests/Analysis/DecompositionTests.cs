using System.Text.Json;
using IWReports.Core.Statistics;

namespace IWReports.Core.Tests.Analysis;

/// <summary>Identities share out a product, a share and a sum exactly.</summary>
public sealed class DecompositionTests
{
    private static readonly JsonElement Identities = TestData.Json("decomposition.json");

    [Fact]
    public void Factors_share_out_a_product()
    {
        var lmdi = Identities.GetProperty("lmdi");
        double[] Factors(string name) => [.. lmdi.GetProperty(name).EnumerateObject().Select(factor => factor.Value.GetDouble())];
        Assert.All(lmdi.GetProperty("contribution").EnumerateObject().Select(one => one.Value.GetDouble())
            .Zip(Lmdi.Of(Factors("f0"), Factors("f1"))), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Assert.Equal([0, 0], Lmdi.Of([2, 3], [2, 3]));
        // 0.1 × 3 and 0.3 × 1 differ in the last digit only.
        Assert.All(Lmdi.Of([0.1, 3], [0.3, 1]), part => Assert.Equal(0.3 * Math.Log(3), Math.Abs(part), 1e-12));
        Assert.Throws<ArgumentException>(() => Lmdi.Of([0, 1], [1, 1]));
    }

    [Fact]
    public void Rates_and_mix_share_out_a_share()
    {
        var expected = Identities.GetProperty("kitagawa");
        var found = Kitagawa.Of([.. expected.GetProperty("segments").EnumerateArray()
            .Select(one => new Segment(one.GetProperty("name").GetString()!, one.GetProperty("n0").GetDouble(),
            one.GetProperty("hits0").GetDouble(), one.GetProperty("n1").GetDouble(), one.GetProperty("hits1").GetDouble()))])!;
        Assert.All(found.Effects, effect =>
        {
            Assert.Equal(expected.GetProperty("rate_effect").GetProperty(effect.Segment.Name).GetDouble(), effect.Rate, 1e-12);
            Assert.Equal(expected.GetProperty("mix_effect").GetProperty(effect.Segment.Name).GetDouble(), effect.Mix, 1e-12);
        });
        Assert.Equal(expected.GetProperty("change").GetDouble(), found.Effects.Sum(effect => effect.Total), 1e-12);
    }

    [Fact]
    public void Every_part_may_rise_and_the_whole_fall()
    {
        var found = Kitagawa.Of([new("easy", 900, 810, 100, 95), new("hard", 100, 20, 900, 225)])!;
        Assert.All(found.Effects, effect => Assert.True(effect.Rate > 0));
        Assert.True(found.After < found.Before);
        Assert.Equal(found.After - found.Before, found.Effects.Sum(effect => effect.Total), 1e-12);
    }

    [Fact]
    public void A_part_that_is_new_adds_up_too()
    {
        var found = Kitagawa.Of([new("old", 100, 80, 100, 80), new("new", 0, 0, 50, 10)])!;
        Assert.Equal(found.After - found.Before, found.Effects.Sum(effect => effect.Total), 1e-12);
    }
}
