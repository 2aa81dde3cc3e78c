using IWReports.Core.Facts;

namespace IWReports.Core.Tests.Facts;

public sealed class SurveyBandTests
{
    // A letter a score from −1 to 11: good, between, low, - outside the scale.
    [Theory]
    [InlineData(Survey.Nps, "-lllllllbbgg-")]
    [InlineData(Survey.Csat, "--llbgg------")]
    [InlineData(Survey.Internal, "--llbgg------")]
    [InlineData(Survey.Rater, "-------------")]
    public void Every_score_has_its_band(Survey survey, string bands)
    {
        Assert.Equal(bands, string.Concat(Enumerable.Range(-1, 13).Select(score => SurveyBands.Of(survey, score) switch
        {
            SurveyBand.Good => 'g', SurveyBand.Between => 'b', SurveyBand.Low => 'l', _ => '-',
        })));
        Assert.Null(SurveyBands.Of(survey, null));
    }
}
