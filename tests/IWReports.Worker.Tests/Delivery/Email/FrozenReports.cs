using IWReports.Worker.Delivery.Email;
using IWReports.Worker.Reporting.Rendering;

namespace IWReports.Worker.Tests.Delivery.Email;

/// <summary>The reports behind the frozen messages: the program before this one wrote them down, each into the file of its name.</summary>
internal static class FrozenReports
{
    public static ReportMessage Of(string file) => file switch
    {
        "plain.eml" => Some.Message(),
        "other-scripts.eml" => Some.Message("Größe – 例え: calls 1,560 👷🏽 " + Repeated("مرحبا Größe ", 12), "Lee, Änn “the chair” 例え",
            Some.Key() with { Scope = "team:" + Repeated("Südküste 例え ", 8) }),
        "text-only.eml" => Some.Message("A subject of printable words, long enough that it is folded at least once on the way out", "") with
        {
            Report = Some.Rendered() with { Html = "<p>no picture</p>", Pdf = [] },
        },
        "dots-and-blanks.eml" => Some.Message("..", "Ann \"the\" Lee") with
        {
            Report = new RenderedReport(
                ".",
                "<p>.</p>\n.\n..\n.a\n<p>" + new string('ä', 900) + "</p>" + new string(' ', 200) + "\n<img src=\"cid:trend@iwreports\">",
                ".\n..\n.a = b\t\n \n" + new string('x', 500) + "\n.",
                Noise(),
                Some.Rendered().Charts),
        },
        _ => throw new ArgumentException($"{file} has no report here.", nameof(file)),
    };

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times)).Trim();

    private static byte[] Noise()
    {
        var noise = new byte[20_000];
        new Random(11).NextBytes(noise);
        return noise;
    }
}
