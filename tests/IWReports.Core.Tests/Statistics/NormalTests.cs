using IWReports.Core.Statistics;

namespace IWReports.Core.Tests.Statistics;

/// <summary>Against tables with 15 digits (Abramowitz and Stegun, 26.1; DLMF 7.20).</summary>
public sealed class NormalTests
{
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.158655253931457)]
    [InlineData(1.96, 0.0249978951482204)]
    [InlineData(3, 0.00134989803163009)]
    [InlineData(5, 2.86651571879194e-7)]
    [InlineData(-2, 0.977249868051821)]
    [InlineData(10, 7.61985302416053e-24)]
    public void Tails_keep_their_digits(double z, double above) => Assert.Equal(1, Normal.Above(z) / above, 1e-12);

    [Theory]
    [InlineData(0.975)]
    [InlineData(0.5)]
    [InlineData(1e-9)]
    [InlineData(0.8)]
    [InlineData(0.999999)]
    public void A_quantile_lies_above_its_share(double share) => Assert.Equal(share, Normal.Below(Normal.Quantile(share)), 1e-14);

    [Fact]
    public void The_quantile_of_a_95_percent_interval_is_the_constant() => Assert.Equal(Normal.Z95, Normal.Quantile(0.975), 1e-14);
}
