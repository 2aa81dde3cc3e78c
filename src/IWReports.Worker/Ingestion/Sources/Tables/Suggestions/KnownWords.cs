using System.Text.RegularExpressions;

namespace IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

/// <summary>What words of files usually mean: yes and no, how calls ended, where orders stand, how answers score.</summary>
internal static partial class KnownWords
{
    public static readonly IReadOnlySet<string> Yes =
        Set("yes y true t 1 ja j wahr si s sim oui o vrai verdadero verdadeiro x ✓ ✔ checked on");

    public static readonly IReadOnlySet<string> No = Set("no n false f 0 nein falsch non nao faux falso unchecked off");

    /// <summary>Scores of answers in words.</summary>
    public static readonly IReadOnlyDictionary<string, int> Scores = new Dictionary<string, int>
    {
        ["very dissatisfied"] = 1, ["dissatisfied"] = 2, ["neutral"] = 3, ["satisfied"] = 4, ["very satisfied"] = 5,
        ["neither satisfied nor dissatisfied"] = 3, ["somewhat dissatisfied"] = 2, ["somewhat satisfied"] = 4,
        ["very unsatisfied"] = 1, ["unsatisfied"] = 2, ["extremely dissatisfied"] = 1, ["extremely satisfied"] = 5,
        ["strongly disagree"] = 1, ["disagree"] = 2, ["neither agree nor disagree"] = 3, ["agree"] = 4, ["strongly agree"] = 5,
        ["very poor"] = 1, ["poor"] = 2, ["fair"] = 3, ["average"] = 3, ["good"] = 4, ["very good"] = 5, ["excellent"] = 5,
        ["very bad"] = 1, ["bad"] = 2, ["ok"] = 3, ["okay"] = 3,
        ["very unlikely"] = 1, ["unlikely"] = 2, ["likely"] = 4, ["very likely"] = 5,
        ["sehr unzufrieden"] = 1, ["unzufrieden"] = 2, ["teils teils"] = 3, ["zufrieden"] = 4, ["sehr zufrieden"] = 5,
        ["muy insatisfecho"] = 1, ["insatisfecho"] = 2, ["satisfecho"] = 4, ["muy satisfecho"] = 5,
        ["tres insatisfait"] = 1, ["insatisfait"] = 2, ["neutre"] = 3, ["satisfait"] = 4, ["tres satisfait"] = 5,
        ["muito insatisfeito"] = 1, ["insatisfeito"] = 2, ["neutro"] = 3, ["satisfeito"] = 4, ["muito satisfeito"] = 5,
    };

    /// <summary>How a call ended by this word; null where it does not say.</summary>
    public static string? Outcome(string word) => HeaderWords.Plain(word) is var plain && Abandoned().IsMatch(plain)
        ? CallOutcomes.Abandoned
        : FlowedOut().IsMatch(plain) ? CallOutcomes.FlowedOut
        : Answered().IsMatch(plain) ? CallOutcomes.Answered
        : null;

    /// <summary>Where an order stands by this word; null where it does not say.</summary>
    public static string? Order(string word) => HeaderWords.Plain(word) is var plain && Cancelled().IsMatch(plain) ? "cancelled"
        : Refunded().IsMatch(plain) ? "refunded"
        : Open().IsMatch(plain) ? "open"
        : Delivered().IsMatch(plain) ? "delivered"
        : null;

    private static HashSet<string> Set(string words) => [.. words.Split(' ')];

    [GeneratedRegex("abandon|^aba?nd?$|missed|no[ _-]?answer|unanswered|not (answered|picked)|hung up|hang "
        + "?up|^lost|dropped|verpasst|nicht (angenommen|beantwortet)|aufgelegt|verloren|perdid|no (contest|atend|respond)|manque|sans "
        + "reponse|non (repond|decroch)|nao (atend|respond)|raccroche|entgangen|^cancell?ed", RegexOptions.CultureInvariant)]
    private static partial Regex Abandoned();

    [GeneratedRegex("overflow|^i?flow|flow(ed)?[ _-]?out|time[d]?[ _-]?out|voice ?mail|mailbox|call "
        + "?back|redirect|rerouted|forwarded|uberlauf|ruckruf|buzon|desbord|desvi|messagerie|deborde|correio de "
        + "voz|transbord|exitempty|after hours", RegexOptions.CultureInvariant)]
    private static partial Regex FlowedOut();

    [GeneratedRegex(
        "^ans$|^conn$|answered|handled|connected|^complete|^served|^success|accepted|picked ?up|"
            + "angenommen|beantwortet|erfolgreich|contestad|atendid|respondid|repondu|decroche|traite|"
            + "^talked", RegexOptions.CultureInvariant)]
    private static partial Regex Answered();

    [GeneratedRegex("cancel|storn|annul|^void|anulad", RegexOptions.CultureInvariant)]
    private static partial Regex Cancelled();

    [GeneratedRegex("refund|erstattet|reembols|rembours", RegexOptions.CultureInvariant)]
    private static partial Regex Refunded();

    [GeneratedRegex("^(open|new|pending|processing|in progress|on[ -]hold|paid|shipped|in transit|unfulfilled|awaiting.*|offen|in "
        + "bearbeitung|bezahlt|versendet|pendiente|en proceso|enviado|en attente|en cours|expediee?|pendente|em "
        + "processamento)$", RegexOptions.CultureInvariant)]
    private static partial Regex Open();

    [GeneratedRegex("deliver|^complete|^fulfilled|geliefert|zugestellt|abgeschlossen|entregad|completad|livre|^termine|entregue|concluid",
        RegexOptions.CultureInvariant)]
    private static partial Regex Delivered();
}
