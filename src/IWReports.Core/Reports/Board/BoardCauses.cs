using IWReports.Core.Analysis;
using IWReports.Core.Analysis.Causes;
using IWReports.Core.Kpis.Measuring;
using IWReports.Core.Kpis.ReachUs;
using IWReports.Core.Language;
using IWReports.Core.Reports.Charts;

namespace IWReports.Core.Reports.Board;

/// <summary>The causes that the queue model found, in 100 calls: in words, and as a waterfall with their ranges.</summary>
internal sealed class BoardCauses(MonthlyAnalysis analysis, ShortfallCauses found, MeasuredChange measured)
{
    public const string Id = "causes";

    // Below a tenth of a call in 100 a step would be a line.
    private const int Decimals = 3;

    private readonly DriverShare? _first = found.Shares.FirstOrDefault(found.IsSignificant);

    /// <summary>Null where the model explains nothing.</summary>
    public static BoardCauses? Of(MonthlyAnalysis analysis) =>
        analysis.Causes is { Shortfall: { Verdict: CauseVerdict.Explained } found, Measured: { } measured }
            ? new(analysis, found, measured) : null;

    public (WaterfallChart Chart, IReadOnlyList<Figure> Figures) Draw()
    {
        var (title, words) = (Title(), Alternative());
        var source = Sentence.Of(
            $"{BoardWords.Label(ServiceLevel.Kpi, analysis)}, calls in opening hours. By a queue model; thin lines: the likely range.");
        var chart = new WaterfallChart(
            Id, title.Text, words.Text, "in 100 calls", Before, measured.Before * 100,
            DateText.Month(analysis.Period.From), measured.After * 100,
            [
                .. Steps.Select(share =>
                    new WaterfallStep(Subject(share), share.Change * 100, share.Low * 100, share.High * 100)),
                new("Not explained", found.Unexplained!.Value * 100, IsUnexplained: true),
            ]) { Source = source.Text };
        return (chart, [.. title.Figures, .. words.Figures, .. source.Figures]);
    }

    /// <summary>"Compared with May, leave took about 18 in 100 calls and more calls took 10. Shorter calls gave 3 back."</summary>
    public Sentence Said()
    {
        List<DriverShare> own = [.. found.Shares.Where(found.IsSignificant).Take(2)];
        if (own.Count == 0)
            return Sentence.Plain("Several small causes add up to it; none is clear of chance.");
        var first = Sentence.Of(
            $"Compared with {Before}, {Sentence.Lower(Subject(own[0]))} {Did(own[0])} about {Points(own[0].Change)} in {Hundred} calls");
        var second = own.Count == 1 ? Sentence.None
            : Sentence.Of($" and {Sentence.Lower(Subject(own[1]))} {Did(own[1])} {Points(own[1].Change)}");
        var against = found.Shares.FirstOrDefault(share => share.IsClear && share.Change * found.Change < 0);
        var offset = against is null ? Sentence.None
            : Sentence.Of($". {Subject(against)} {(found.Change < 0 ? "gave" : "took")} {Points(against.Change)} back");
        return Sentence.Of($"{first}{second}{offset}.");
    }

    /// <summary>How far the largest part may lie from what was found, and what is left over.</summary>
    public Sentence HowSure() =>
        Sentence.Of($"{Likely()} For {Points(found.Unexplained!.Value)} in {Hundred} we found no cause.");

    private IEnumerable<DriverShare> Steps => found.Shares.Where(share => Math.Round(share.Change, Decimals) != 0);

    private Figure Hundred => Figure.Count(100, analysis.Period);

    private Sentence Title() => _first is null ? Sentence.Plain("No single cause is clear of chance")
        : Sentence.Of($"{Subject(_first)} {Did(_first)} most: about {Points(_first.Change)} in {Hundred} calls");

    private Sentence Likely()
    {
        if (_first is null)
            return Sentence.Plain("The queue model passed its checks.");
        var (least, most) = _first.Change < 0 ? (_first.High, _first.Low) : (_first.Low, _first.High);
        var range = Sentence.Of($"{Points(least)} to {Points(most)} in {Hundred} calls");
        // Nine times in ten is "very likely", of what something besides the model speaks for.
        return MayOnly(_first)
            ? Sentence.Of($"Only the model speaks for {Sentence.Lower(Subject(_first))}: {range}.")
            : Sentence.Of($"{Subject(_first)} very likely {Did(_first)} {range}.");
    }

    private Sentence Alternative()
    {
        Figure Share(double value) => Figure.Share((decimal)value, analysis.Period);
        var steps = Steps.Select(share => Sentence.Of($"{Sentence.Lower(Subject(share))} {Signed(share.Change)}, "))
            .Aggregate(Sentence.None, (all, step) => Sentence.Of($"{all}{step}"));
        var change = Sentence.Of($"Calls answered in time went from {Share(measured.Before)} in {Before} to {Share(measured.After)}.");
        return Sentence.Of($"{change} In {Hundred} calls: {steps}not explained {Signed(found.Unexplained!.Value)}.");
    }

    private string Did(DriverShare share) => (MayOnly(share), found.Change < 0) switch
    {
        (true, true) => "may have taken",
        (true, false) => "may have given",
        (false, true) => "took",
        _ => "gave",
    };

    // A cause that only the model speaks for explains nothing yet.
    private bool MayOnly(DriverShare share) => analysis.Causes!.Checks.TryGetValue(share.Driver, out var checks) && checks.NoneHolds;

    private string Subject(DriverShare share) => new CauseText(analysis).Subject(share.Driver, share.Change);

    // The same words in sentence and picture.
    private string Before => new CauseText(analysis).Before();

    private Figure Points(double change) => Signed(change).Magnitude();

    private Figure Signed(double change) => new((decimal)change * 100, Unit.Points, analysis.Period) { Grade = DriverShare.Grade };
}
