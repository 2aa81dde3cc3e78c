using IWReports.Core.Facts;

namespace IWReports.Worker.Demo;

/// <summary>
/// What the office keeps of its team. The case names monthly training and Mary's coaching; days, numbers and the rest are invented.
/// </summary>
internal static class SampleTeam
{
    // From the case's own complaints: friendliness, promptness, tracking and reordering, what the procedures cover.
    private static readonly string[] Policies =
        ["Friendly service", "Prompt service", "Tracking and reordering", "Complaints procedure", "Refund authority"];

    private static readonly string[] Fields = ["e-mail address", "phone number", "delivery address"];

    private static readonly string[] TrainingTopics =
        ["Listening and asking", "The complaints procedure", "Widgets and their measures", "Tracking orders"];

    /// <summary>One session a month on its second Wednesday; with John away nobody held October's and November's.</summary>
    public static IEnumerable<object?[]> Training()
    {
        for (var month = 1; month <= SampleCompany.LastDay.Month; month++)
        {
            var first = new DateOnly(SampleCompany.Year, month, 1);
            var planned = first.AddDays(((DayOfWeek.Wednesday - first.DayOfWeek + 7) % 7) + 7);
            var officers = Officers(planned);
            var held = month < 10;
            var missed = held && month % 4 == 0 ? officers[^1] : null;
            yield return
            [
                $"T{month:00}", planned, held ? planned : null, TrainingTopics[month % TrainingTopics.Length], SampleCompany.Team,
                officers.Count, held ? officers.Count - (missed is null ? 0 : 1) : null, missed,
            ];
        }
    }

    /// <summary>
    /// A talk a month with each officer while the supervisor is there; the manager sat along with Mary from mid-November.
    /// </summary>
    public static IEnumerable<object?[]> Coaching()
    {
        var number = 0;
        for (var month = 1; month <= 9; month++)
        {
            foreach (var (place, officer) in Officers(new(SampleCompany.Year, month, 20)).Index())
            {
                var day = SampleCompany.Calendar.AddBusinessDays(new(SampleCompany.Year, month, 18), place + 1);
                yield return [$"C{++number:000}", day, officer, SampleCompany.Team, SampleCompany.Supervisor, "coaching",
                    "Two calls listened to together", month % 3 == 0 ? null : "done", day.AddDays(28)];
            }
        }

        foreach (var day in new[] { SampleCompany.MaryCoached, SampleCompany.MaryCoached.AddDays(8) })
            yield return [$"C{++number:000}", day, "Mary", SampleCompany.Team, SampleCompany.Manager, "sit-along",
                "Answer within five rings; ask before putting on hold", "answers promptly", day.AddDays(14)];
    }

    public static IEnumerable<object?[]> Briefings(ulong seed)
    {
        var draw = new RandomStream(seed, Purpose.Team, 1);
        for (var month = 1; month <= SampleCompany.LastDay.Month; month++)
        {
            var day = SampleCompany.Calendar.AddBusinessDays(new(SampleCompany.Year, month, 5), draw.Between(1, 8));
            var officers = Officers(day);
            var newcomers = officers.Count(SampleCompany.IsNewcomer);
            yield return [$"B{month:00}", day, Policies[month % Policies.Length], SampleCompany.Team, officers.Count,
                Math.Min(officers.Count, newcomers + (draw.Chance(0.2) ? 1 : 0)), month > Policies.Length];
        }
    }

    public static IEnumerable<object?[]> RecordChanges(ulong seed)
    {
        var draw = new RandomStream(seed, Purpose.Team, 2);
        var number = 0;
        for (var day = SampleCompany.FirstDay; day <= SampleCompany.LastDay; day = day.AddDays(1))
        {
            if (!SampleCompany.Calendar.IsBusinessDay(day) || !draw.Chance(0.5))
                continue;
            // Fewer hands at the desk since October: some wait for a week.
            var late = draw.Chance(day.Month >= 10 ? 0.25 : 0.04);
            var made = SampleCompany.Calendar.AddBusinessDays(day, late ? draw.Between(3, 7) : draw.Between(0, 1));
            yield return [$"R{++number:0000}", day, made <= SampleCompany.LastDay ? made : null, draw.Pick(Fields), SampleCompany.Team];
        }
    }

    private static List<string> Officers(DateOnly day) =>
        [.. SampleCompany.Roster.Where(entry => entry.Role == RosterRole.Officer && entry.Covers(day)).Select(entry => entry.Person)];
}
