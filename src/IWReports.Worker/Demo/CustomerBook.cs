using System.Globalization;

namespace IWReports.Worker.Demo;

/// <summary>A business that buys widgets, and how much of the trade is its own.</summary>
internal sealed record SampleCustomer(string Id, string Name, bool KeyAccount, double Weight, IReadOnlyList<string> Numbers)
{
    public string Segment => KeyAccount ? "key account" : "small";
}

/// <summary>
/// Who buys and who calls. All names but Yore Mine Co. are made up; numbers lie in the ranges that the Australian regulator keeps free for
/// fiction.
/// </summary>
internal sealed class CustomerBook
{
    public const string YoreMine = "C001";

    private const int Customers = 72, KeyAccounts = 8;

    // Most calls come from customers' own telephones; a few withhold the number, the rest are not on the books.
    private const double FromCustomers = 0.78, Withheld = 0.04;

    private static readonly string[] Places =
        ["Ironpot", "Wattlebrook", "Stonyfell", "Gumbark", "Redclay", "Silverleaf", "Saltpan", "Cinderhill", "Bluegum Flat", "Emu Plain",
            "Longreef", "Copperfield"];

    private static readonly string[] Trades =
        ["Pumps", "Conveyors", "Foundry", "Rail Works", "Mining Supplies", "Engineering", "Boilers", "Hydraulics", "Quarries", "Tooling",
            "Cranes", "Fabrication"];

    // Bought last year and no more.
    private static readonly string[] Gone =
        ["Drywell Sawmills", "Northgate Presses", "Salt Lake Dredging", "Pinnacle Lifts", "Old Port Chandlers", "Gully Brickworks",
            "Overland Trailers", "Fairway Mowers", "Cold Creek Dairies", "Harbour Winches"];

    private static readonly string[] Landlines = ["035550", "037010", "025550", "075550", "087010", "+6135550", "+6137010"];

    private static readonly string[] Mobiles =
    [
        "0491570006", "0491570156", "0491570157", "0491570158", "0491570159", "0491570110", "0491570313", "0491570737", "0491571266",
            "0491571491",
        "0491571804", "0491572549", "0491572665", "0491572983", "0491573770", "0491573087", "0491574118", "0491574632", "0491575254",
            "0491575789",
        "0491576398", "0491576801", "0491577426", "0491577644", "0491578957", "0491578148", "0491578888", "0491579212", "0491579760",
            "0491579455",
    ];

    private readonly double _weights;

    public CustomerBook(ulong seed)
    {
        All = [.. Enumerable.Range(0, Customers).Select(place => Make(seed, place))];
        _weights = All.Sum(customer => customer.Weight);
    }

    public IReadOnlyList<SampleCustomer> All { get; }

    /// <summary>Who bought last year and no more: nobody in <see cref="All"/>.</summary>
    public IReadOnlyList<SampleCustomer> Former { get; } =
        [.. Gone.Select((name, place) => new SampleCustomer($"C{Customers + place + 1:000}", name, false, 0.15, []))];

    public SampleCustomer Buys(RandomStream draw)
    {
        var left = draw.Next() * _weights;
        return All.FirstOrDefault(customer => (left -= customer.Weight) < 0) ?? All[^1];
    }

    public Caller Calls(RandomStream draw)
    {
        var kind = draw.Next();
        if (kind < Withheld)
            return new("anonymous", null);
        if (kind >= Withheld + FromCustomers)
            return new(Landline(draw), null);
        var customer = Buys(draw);
        return new(draw.Pick(customer.Numbers), customer.Id);
    }

    private static SampleCustomer Make(ulong seed, int place)
    {
        var draw = new RandomStream(seed, Purpose.Customer, place);
        // Steps of 5 and 7 through lists of 12 meet no pair twice in 72.
        var name = place == 0 ? "Yore Mine Co."
            : $"{Places[place * 5 % Places.Length]} {Trades[((place * 7) + (place / Places.Length)) % Trades.Length]}";
        var mobile = Mobiles[place % Mobiles.Length];
        // A mobile number is seen both ways, as the two carriers of the company pass it on.
        string[] numbers = [.. Enumerable.Range(0, draw.Between(4, 16)).Select(_ => Landline(draw)), mobile, "+61" + mobile[1..]];
        // A few large customers, many small ones.
        return new($"C{place + 1:000}", name, place < KeyAccounts, 1 / Math.Sqrt(place + 1), numbers);
    }

    private static string Landline(RandomStream draw) => draw.Pick(Landlines) + draw.Between(0, 9999)
        .ToString("0000", CultureInfo.InvariantCulture);
}
