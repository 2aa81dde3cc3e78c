namespace IWReports.Core.Statistics.Erlang;

/// <summary>
/// 1 and a series of positive terms after it, each computed from the one before, kept small by taking out powers: sums in overload have
/// hundreds of digits.
/// </summary>
internal struct LogSum()
{
    private const double Huge = 1e150;

    // Twice the digits that count, since the terms left out may be many.
    private const double Small = 1e-20;

    private static readonly double LogHuge = Math.Log(Huge);

    private double _rest = 0;

    private double _one = 1;

    private double _taken = 0;

    public readonly double Negligible => Kept * Small;

    public readonly double Log => _taken + Math.Log(Kept);

    /// <summary>The terms after the 1, as a share of the whole.</summary>
    public readonly double Rest => _rest / Kept;

    /// <summary>The sum less the powers taken out of it.</summary>
    public readonly double Kept => _one + _rest;

    /// <summary>
    /// Adds a term; gives what the next one, and whatever else is summed beside, is to be multiplied by: 1, or the power taken out.
    /// </summary>
    public double Add(double term)
    {
        _rest += term;
        if (_rest <= Huge)
            return 1;
        (_rest, _one, _taken) = (_rest / Huge, _one / Huge, _taken + LogHuge);
        return 1 / Huge;
    }
}
