using IWReports.Core.Analysis.Data;
using IWReports.Core.Language;

namespace IWReports.Core.Recommendations;

/// <summary>
/// What an action is expected to do; without a prediction it is an expectation that no model backs, and the words say so.
/// <paramref name="Foretold"/> is the prediction in words.
/// </summary>
public sealed record Effect(Sentence Text, Prediction? Prediction = null, Sentence? Foretold = null)
{
    /// <summary>The whole of it.</summary>
    public Sentence Full => Foretold is null ? Text : Sentence.Of($"{Text}: {Foretold}");
}
