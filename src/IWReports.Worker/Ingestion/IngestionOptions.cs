using System.ComponentModel.DataAnnotations;
using IWReports.Worker.Company;

namespace IWReports.Worker.Ingestion;

/// <summary>What the cells of every table are held to: the days that can be meant, and the words that stand for nothing.</summary>
internal sealed class IngestionOptions : IValidatableObject
{
    // A lone dash, SQL's and spreadsheets' words, and a day of noughts.
    private static readonly string[] UsualBlankWords =
    [
        "-", "–", "—", "NULL", @"\N", "(null)", "<null>", "[null]", "NIL", "None", "[None]", "NA", "N/A", "N.A.", "<NA>", "NaN", "NaT",
        "#N/A", "#N/A N/A", "#NA", "#NULL!", "(blank)", "(empty)",
        "0000-00-00", "0000-00-00 00:00", "0000-00-00 00:00:00", "0000-00-00T00:00:00", "0000-00-00 00:00:00.000000", "00/00/0000",
            "00.00.0000",
    ];

    private HashSet<string>? _blank;
    private HashSet<string> _names = [];
    private IReadOnlyList<string> _kinds = [];
    private Func<string?, string?> _officer = agent => agent;

    /// <summary>The earliest day of any row; programs write 1970-01-01 and days before it where they know none.</summary>
    public DateOnly EarliestDay { get; init; } = new(1970, 1, 2);

    /// <summary>Bounds of single kinds of table, by the kind's name.</summary>
    public Dictionary<string, KindBounds> Kinds { get; init; } = [];

    /// <summary>Words that mean an empty cell, whatever their case; they replace the usual ones.</summary>
    public string[]? BlankWords { get; init; }

    /// <summary>Where a larger share of a file's rows was rejected, the figures of its days are provisional.</summary>
    [Range(0.0, 1.0)]
    public double FinalRejectShare { get; init; } = 0.05;

    /// <summary>From the company's settings: Company:Currency.</summary>
    internal string? OwnCurrency { get; private set; }

    public bool IsBlank(string text) => (_blank ??= new(BlankWords ?? UsualBlankWords, StringComparer.OrdinalIgnoreCase)).Contains(text);

    /// <summary>
    /// Takes over what other settings say of names: a team or queue called "NA" is none that is missing, and agents have aliases.
    /// </summary>
    public void Know(CompanyOptions company, SourcesOptions sources)
    {
        OwnCurrency = company.Currency;
        _names = new(company.Teams.SelectMany(team => team.Value.Append(team.Key)).Select(name => name.Trim()),
            StringComparer.OrdinalIgnoreCase);
        _officer = sources.Officer;
    }

    /// <summary>Takes over what the rows of the sources may be.</summary>
    public void Know(IEnumerable<RowKind> kinds) => _kinds = [.. kinds.Select(kind => kind.Name)];

    /// <summary>Whether a cell of this column names a team or a queue that the settings have.</summary>
    public bool IsName(string column, string text) => column is "team" or "queue" && _names.Contains(text);

    /// <summary>The officer behind the name that a table gives.</summary>
    public string? Officer(string? agent) => _officer(agent);

    /// <summary>Bounds of what is no table: logs, contact records, shops' orders. All of it has happened.</summary>
    public DayBounds Bounds(string kind, DateTimeOffset now) => Bounds(kind, DayBounds.Happened, now);

    public DayBounds Bounds(string kind, int daysAhead, DateTimeOffset now)
    {
        var own = Kinds.GetValueOrDefault(kind);
        var ahead = DateOnly.FromDateTime(now.UtcDateTime).AddDays(own?.DaysAhead ?? daysAhead);
        return new(own?.EarliestDay ?? EarliestDay, ahead < DayBounds.Storable.Latest ? ahead : DayBounds.Storable.Latest,
            $"Ingestion:Kinds:{kind}");
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, bounds) in Kinds)
        {
            if (!_kinds.Contains(name))
                yield return new($"Ingestion:Kinds:{name} is not a kind of table. There are: {string.Join(", ", _kinds)}.");
            if (bounds.DaysAhead is < 0 or > KindBounds.MaxDaysAhead)
                yield return new($"Ingestion:Kinds:{name}:DaysAhead: {bounds.DaysAhead} is not between 0 and {KindBounds.MaxDaysAhead}.");
        }

        foreach (var (setting, day) in Kinds.Select(kind => ($"Kinds:{kind.Key}:EarliestDay", kind.Value.EarliestDay))
            .Append((nameof(EarliestDay), EarliestDay)))
        {
            if (day < DayBounds.Storable.Earliest || day > DayBounds.Storable.Latest)
                yield return new($"Ingestion:{setting}: {day:yyyy-MM-dd} is not between {DayBounds.Storable.Earliest:yyyy-MM-dd} and "
                    + $"{DayBounds.Storable.Latest:yyyy-MM-dd}.");
        }
    }
}

/// <summary>How far back and ahead the days of a kind of table may lie; what is left out is as for all kinds.</summary>
internal sealed class KindBounds
{
    public const int MaxDaysAhead = 36_600;

    public DateOnly? EarliestDay { get; init; }

    /// <summary>Counted from the day of the import.</summary>
    public int? DaysAhead { get; init; }
}
