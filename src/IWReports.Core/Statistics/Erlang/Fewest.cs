namespace IWReports.Core.Statistics.Erlang;

/// <summary>Finds the smallest number that is enough, where every larger one is enough too.</summary>
internal static class Fewest
{
    public static int That(Func<int, bool> enough, int from)
    {
        var (tooFew, found) = (from - 1, from);
        for (var step = 1; !enough(found); step *= 2)
            (tooFew, found) = (found, checked(found + step));
        while (found - tooFew > 1)
        {
            var middle = tooFew + ((found - tooFew) / 2);
            if (enough(middle))
                found = middle;
            else
                tooFew = middle;
        }

        return found;
    }
}
