using PublicHoliday;

namespace IWReports.Worker.Company;

/// <summary>The countries and states whose public holidays can be calculated, by ISO 3166 code: "NZ", "AU-VIC".</summary>
internal static class HolidayRegions
{
    // Left out are CA-NL, GP, GF, MQ and MF: the library fails in a year in which two of their holidays fall on one day.
    private static readonly Dictionary<string, Func<IPublicHolidays>> Regions = new(StringComparer.Ordinal)
    {
        ["AT"] = () => new AustriaPublicHoliday(),
        ["BE"] = () => new BelgiumPublicHoliday(),
        ["BL"] = () => France(FrancePublicHoliday.Regions.SaintBarthelemy),
        ["BR"] = () => new BrazilPublicHoliday(),
        ["CZ"] = () => new CzechRepublicPublicHoliday(),
        ["DK"] = () => new DenmarkPublicHoliday(),
        ["EE"] = () => new EstoniaPublicHoliday(),
        ["ES"] = () => new SpainPublicHoliday(),
        ["FI"] = () => new FinlandPublicHoliday(includeNonOfficialHolidays: false),
        ["FR"] = () => new FrancePublicHoliday(),
        ["FR-57"] = () => France(FrancePublicHoliday.Regions.AlsaceMoselle),
        ["FR-67"] = () => France(FrancePublicHoliday.Regions.AlsaceMoselle),
        ["FR-68"] = () => France(FrancePublicHoliday.Regions.AlsaceMoselle),
        ["GB-ENG"] = () => new UKBankHoliday(UKBankHoliday.UkCountries.England),
        ["GB-NIR"] = () => new UKBankHoliday(UKBankHoliday.UkCountries.NorthernIreland),
        ["GB-SCT"] = () => new UKBankHoliday(UKBankHoliday.UkCountries.Scotland),
        ["GB-WLS"] = () => new UKBankHoliday(UKBankHoliday.UkCountries.Wales),
        ["GR"] = () => new GreecePublicHoliday(),
        ["HR"] = () => new CroatiaPublicHoliday(),
        ["HU"] = () => new HungaryPublicHoliday(),
        ["IE"] = () => new IrelandPublicHoliday(),
        ["IT"] = () => new ItalyPublicHoliday(),
        ["JP"] = () => new JapanPublicHoliday(),
        ["KZ"] = () => new KazakhstanPublicHoliday(),
        ["LT"] = () => new LithuaniaPublicHoliday(),
        ["LU"] = () => new LuxembourgPublicHoliday(),
        ["LV"] = () => new LatviaPublicHoliday(),
        ["ME"] = () => new MontenegroPublicHoliday(),
        ["MX"] = () => new MexicoPublicHoliday(),
        ["NC"] = () => France(FrancePublicHoliday.Regions.NouvelleCaledonie),
        ["NL"] = () => new DutchPublicHoliday(),
        ["NO"] = () => new NorwayPublicHoliday(),
        ["NZ"] = () => new NewZealandPublicHoliday(),
        ["NZ-AUK"] = () => NewZealand(NewZealandPublicHoliday.ProvincialDistricts.AUCKLAND),
        ["NZ-CAN"] = () => NewZealand(NewZealandPublicHoliday.ProvincialDistricts.CANTERBURY),
        ["NZ-CIT"] = () => NewZealand(NewZealandPublicHoliday.ProvincialDistricts.CHATHAM_ISLANDS),
        ["NZ-HKB"] = () => NewZealand(NewZealandPublicHoliday.ProvincialDistricts.HAWKES_BAY),
        ["NZ-MBH"] = () => NewZealand(NewZealandPublicHoliday.ProvincialDistricts.MARLBOROUGH),
        ["NZ-NSN"] = () => NewZealand(NewZealandPublicHoliday.ProvincialDistricts.NELSON),
        ["NZ-NTL"] = () => NewZealand(NewZealandPublicHoliday.ProvincialDistricts.NORTHLAND),
        ["NZ-OTA"] = () => NewZealand(NewZealandPublicHoliday.ProvincialDistricts.OTAGO),
        ["NZ-STL"] = () => NewZealand(NewZealandPublicHoliday.ProvincialDistricts.SOUTHLAND),
        ["NZ-TKI"] = () => NewZealand(NewZealandPublicHoliday.ProvincialDistricts.TARANAKI),
        ["NZ-WGN"] = () => NewZealand(NewZealandPublicHoliday.ProvincialDistricts.WELLINGTON),
        ["NZ-WTC"] = () => NewZealand(NewZealandPublicHoliday.ProvincialDistricts.WESTLAND),
        ["PF"] = () => France(FrancePublicHoliday.Regions.PolynesieFrancaise),
        ["PL"] = () => new PolandPublicHoliday(),
        ["PT"] = () => new PortugalPublicHoliday(),
        ["PT-20"] = () => new PortugalPublicHoliday { Region = PortugalPublicHoliday.Regions.Acores },
        ["PT-30"] = () => new PortugalPublicHoliday { Region = PortugalPublicHoliday.Regions.Madeira },
        ["RE"] = () => France(FrancePublicHoliday.Regions.Reunion),
        ["RO"] = () => new RomanianPublicHoliday(),
        ["RS"] = () => new SerbianPublicHoliday(),
        ["SE"] = () => new SwedenPublicHoliday(),
        ["SI"] = () => new SloveniaPublicHoliday(),
        ["SK"] = () => new SlovakiaPublicHoliday(),
        ["TR"] = () => new TurkeyPublicHoliday(),
        ["US"] = () => new USAPublicHoliday(),
        ["WF"] = () => France(FrancePublicHoliday.Regions.WallisEtFutuna),
        ["YT"] = () => France(FrancePublicHoliday.Regions.Mayotte),
        ["ZA"] = () => new SouthAfricaPublicHoliday(),
    };

    static HolidayRegions()
    {
        AddStates("AU", AustraliaPublicHoliday.States.All, state => new AustraliaPublicHoliday { State = state });
        AddStates("DE", GermanPublicHoliday.States.ALL, state => new GermanPublicHoliday { State = state });
        AddStates("CH", SwitzerlandPublicHoliday.Cantons.OnlyOfficial, canton =>
            new SwitzerlandPublicHoliday(false, false, false) { Canton = canton });
        foreach (var province in new[] { "AB", "BC", "MB", "NB", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT" })
            Regions.Add($"CA-{province}", () => new CanadaPublicHoliday(province));
    }

    public static IReadOnlyCollection<string> Codes => Regions.Keys;

    /// <summary>Null for a region that is not known.</summary>
    public static IPublicHolidays? Find(string code) => Regions.GetValueOrDefault(code)?.Invoke();

    // The library names its states by their ISO letters.
    private static void AddStates<T>(string country, T whole, Func<T, IPublicHolidays> holidaysOf)
        where T : struct, Enum
    {
        Regions.Add(country, () => holidaysOf(whole));
        foreach (var state in Enum.GetValues<T>().Where(state => !state.Equals(whole) && state.ToString() != "ALL"))
            Regions.Add($"{country}-{state}", () => holidaysOf(state));
    }

    private static FrancePublicHoliday France(FrancePublicHoliday.Regions region) => new() { Region = region };

    private static NewZealandPublicHoliday NewZealand(NewZealandPublicHoliday.ProvincialDistricts district) =>
        new() { ProvincialDistrict = district };
}
