namespace IWReports.Worker.Demo;

/// <summary>
/// What a random number is drawn for. Each purpose has its own stream, so leaving one driver out leaves the others' draws alone.
/// </summary>
internal enum Purpose { DayWeight, Call, Ring, Shift, DeskWork, Customer, Order, CallComplaint, OrderComplaint, ComplaintHandling, Survey,
    Team, EarlierOrder, Parcel, Return, Reply, Rater, Internal, Review, Lead, Enquiry, EnquiryMail, ComplaintOutcome, Quality }

/// <summary>Random numbers of our own (SplitMix64): the same on every machine and with every runtime.</summary>
internal sealed class RandomStream
{
    // Increment and mixing constants: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong _state;

    public RandomStream(ulong seed, Purpose purpose, int first = 0, int second = 0)
    {
        _state = seed;
        foreach (var part in (ReadOnlySpan<int>)[(int)purpose, first, second])
            _state = Mix(_state + GoldenGamma) ^ (ulong)(uint)part;
    }

    /// <summary>Evenly from 0 (included) to 1 (not included).</summary>
    public double Next() => (Mix(_state += GoldenGamma) >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Next() < probability;

    public int Between(int low, int high) => low + (int)(Next() * (high - low + 1));

    public T Pick<T>(IReadOnlyList<T> items) => items[Between(0, items.Count - 1)];

    public double Exponential(double mean) => -mean * Math.Log(1 - Next());

    /// <summary>Log-normal with this mean and coefficient of variation.</summary>
    public double LogNormal(double mean, double variation)
    {
        var variance = Math.Log(1 + (variation * variation));
        return mean * Math.Exp((Math.Sqrt(variance) * Normal()) - (variance / 2));
    }

    private double Normal() => Math.Sqrt(Exponential(2)) * Math.Cos(2 * Math.PI * Next());

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
