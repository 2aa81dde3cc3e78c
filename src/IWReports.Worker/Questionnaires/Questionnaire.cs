using IWReports.Core.Facts;
using IWReports.Core.Language;

namespace IWReports.Worker.Questionnaires;

/// <summary>The company's questionnaire: what is asked in each edition. Source: ops/docs/questionnaire.md.</summary>
internal sealed record Questionnaire(string Edition, Survey Survey, string Title, IReadOnlyList<string> Statements)
{
    /// <summary>Of the wording: links name the one they were made out for.</summary>
    public const short Version = 1;

    public const string Customers = "customers", Internal = "internal";

    public const string Recommend = "How likely is it that you would recommend us?";

    public const int HighestScore = 10, LongestComment = 2000, LongestContact = 254, LongestDepartment = 60;

    private const string Staff = "I am happy with the service given by the staff", Help = "They were able to help me with my problem",
        Answer = "I got a satisfying answer to my question";

    /// <summary>An answer is known by what it says, never by where it stands.</summary>
    public static readonly IReadOnlyDictionary<string, short> Agreement = new Dictionary<string, short>
    {
        ["Strongly disagree"] = 1, ["Disagree"] = 2, ["Neutral"] = 3, ["Agree"] = 4, ["Strongly agree"] = 5,
    };

    /// <summary>What service is made of, in words that customers know; each as expected, and as received.</summary>
    public static readonly IReadOnlyList<(string Dimension, string Words)> Dimensions =
    [
        ("reliability", "We do what we promise, on time"), ("assurance", "We know our work, and you can trust us"),
        ("tangibles", "What we send and show is clear and tidy"), ("empathy", "We care about what you need"),
        ("responsiveness", "We answer fast and help willingly"),
    ];

    public static IReadOnlyList<Questionnaire> All { get; } =
    [
        new(Customers, Survey.Csat, "How was our service?", [Staff, Help, Answer, "The product's delivery is on time"]),
        new(Internal, Survey.Internal, "How do we serve your department?", [Staff, Help, Answer]),
    ];

    public bool IsInternal => Edition == Internal;

    /// <summary>The surveys that an invitation invites to.</summary>
    public IEnumerable<string> Surveys => IsInternal ? [Survey.Word()] : [Survey.Word(), Survey.Nps.Word()];

    public static Questionnaire? Find(string? edition) => All.FirstOrDefault(one => one.Edition == edition);
}
