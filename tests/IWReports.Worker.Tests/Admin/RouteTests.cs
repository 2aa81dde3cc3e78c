using System.Net;
using IWReports.Worker.Admin;

namespace IWReports.Worker.Tests.Admin;

/// <summary>Every route of the running program, by what it answers to whom, and by what it answers to nonsense.</summary>
public sealed class RouteTests(TestDatabase database) : Routes(database)
{
    // To a stranger, a viewer, a supervisor, a manager, an operator, an admin: to the sign-in, yes, no.
    private const string AllWhoSignedIn = "SYYYYY", Anybody = "YYYYYY", NotSupervisors = "SYNYYY", RingBack = "SNYYNY", Settle = "SNNYYY",
        AdviseBoard = "SNNYNY", Operate = "SNNNYY", Administer = "SNNNNY", RefusedToAll = "NNNNNN";

    private static readonly Dictionary<string, string> Expected = new()
    {
        ["GET /"] = AllWhoSignedIn,
        ["GET /jobs"] = AllWhoSignedIn,
        ["GET /runs"] = AllWhoSignedIn,
        ["GET /runs/{id:long}"] = AllWhoSignedIn,
        ["GET /analysis"] = NotSupervisors,
        ["GET /analysis/{month}"] = NotSupervisors,
        ["POST /analysis/{month}?handler=Save"] = AdviseBoard,
        ["POST /analysis/{month}?handler=State"] = AdviseBoard,
        ["POST /analysis/{month}?handler=Withdraw"] = AdviseBoard,
        ["POST /analysis/{month}?handler=Remove"] = AdviseBoard,
        ["GET /audit"] = Administer,
        ["GET /callbacks"] = RingBack,
        ["POST /callbacks?handler=Done"] = RingBack,
        ["GET /cases"] = RingBack,
        ["POST /cases?handler=Make"] = AdviseBoard,
        ["GET /data"] = NotSupervisors,
        ["POST /data?handler=Measure"] = Operate,
        ["POST /data?handler=Officer"] = Operate,
        ["POST /data?handler=Queue"] = Operate,
        ["POST /data?handler=Unmap"] = Operate,
        ["GET /data/quarantine"] = Operate,
        ["POST /data/quarantine?handler=Dismiss"] = Operate,
        ["POST /data/quarantine?handler=DismissAll"] = Operate,
        ["POST /data/quarantine?handler=Fix"] = Operate,
        ["POST /data/quarantine?handler=Replay"] = Operate,
        ["GET /data/sources/{id:int}"] = NotSupervisors,
        ["POST /data/sources/{id:int}?handler=Remove"] = Operate,
        ["GET /data/upload"] = Operate,
        ["POST /data/upload"] = Operate,
        ["GET /data/upload?handler=Example"] = Operate,
        ["GET /data/upload/{id}"] = Operate,
        ["POST /data/upload/{id}?handler=Import"] = Operate,
        ["POST /data/upload/{id}?handler=Look"] = Operate,
        ["GET /definitions"] = AllWhoSignedIn,
        ["GET /deliveries"] = AllWhoSignedIn,
        ["POST /deliveries?handler=Settle"] = Settle,
        ["POST /deliveries?handler=Retry"] = Settle,
        ["GET /editions"] = AllWhoSignedIn,
        ["GET /editions/{id:long}"] = AllWhoSignedIn,
        ["POST /editions/{id:long}?handler=Approve"] = Settle,
        ["POST /editions/{id:long}?handler=Hold"] = Settle,
        ["POST /editions/{id:long}?handler=Test"] = Settle,
        ["GET /editions/{id:long}/{name}"] = AllWhoSignedIn,
        ["GET /error"] = Anybody,
        ["POST /error"] = Anybody,
        ["GET /hangfire/clock"] = NotSupervisors,
        ["POST /hangfire/recurring/trigger"] = Operate,
        ["POST /hangfire/recurring/remove"] = Operate,
        ["GET /hangfire/{**path}"] = NotSupervisors,
        ["POST /hangfire/{**path}"] = Operate,
        ["GET /feedback"] = RingBack,
        ["POST /feedback?handler=Done"] = RingBack,
        ["POST /feedback?handler=Links"] = AdviseBoard,
        ["GET /health"] = AllWhoSignedIn,
        ["GET /health/live"] = Anybody,
        ["GET /health/ready"] = Anybody,
        ["GET /kpis"] = AllWhoSignedIn,
        ["GET /kpis/{id}"] = AllWhoSignedIn,
        ["GET /kpis/{id}?handler=Csv"] = AllWhoSignedIn,
        ["GET /kpis/{id}?handler=Workbook"] = AllWhoSignedIn,
        ["GET /kpis/{id}/calls"] = RingBack,
        ["GET /kpis/{id}/marks"] = AllWhoSignedIn,
        ["POST /kpis/{id}/marks?handler=Target"] = AdviseBoard,
        ["POST /kpis/{id}/marks?handler=Rebase"] = AdviseBoard,
        ["POST /kpis/{id}/marks?handler=Note"] = AdviseBoard,
        ["POST /kpis/{id}/marks?handler=TakeBack"] = AdviseBoard,
        ["GET /recommendations"] = NotSupervisors,
        ["POST /recommendations?handler=Decide"] = Settle,
        ["POST /recommendations?handler=Done"] = Settle,
        ["POST /recommendations?handler=Letter"] = AdviseBoard,
        ["GET /recipients"] = Settle,
        ["POST /recipients?handler=Add"] = Administer,
        ["GET /recipients/{id:long}"] = AllWhoSignedIn,
        ["POST /recipients/{id:long}?handler=Change"] = Administer,
        ["POST /recipients/{id:long}?handler=Retire"] = Administer,
        ["GET /schedules"] = AllWhoSignedIn,
        ["GET /schedules/runs"] = AllWhoSignedIn,
        ["GET /schedules/runs/{id:long}"] = AllWhoSignedIn,
        ["GET /schedules/runs/{id:long}?handler=Live"] = AllWhoSignedIn,
        ["POST /schedules/runs/{id:long}?handler=Cancel"] = Operate,
        ["GET /schedules/{id}"] = AllWhoSignedIn,
        ["POST /schedules/{id}?handler=Run"] = Operate,
        ["POST /schedules/{id}?handler=Backfill"] = Operate,
        ["POST /schedules/{id}?handler=Pause"] = Operate,
        ["POST /schedules/{id}?handler=Resume"] = Operate,
        ["GET /schedules/{id}/edit"] = Operate,
        ["POST /schedules/{id}/edit"] = Operate,
        ["GET /search"] = AllWhoSignedIn,
        ["GET /sign-in"] = Anybody,
        ["POST /sign-in"] = RefusedToAll,
        ["GET /sign-in/refused"] = RefusedToAll,
        ["GET /sign-out"] = AllWhoSignedIn,
        ["POST /sign-out"] = AllWhoSignedIn,
        ["POST /sign-out?handler=Everywhere"] = AllWhoSignedIn,
        ["GET /users"] = Administer,
        ["POST /users?handler=Add"] = Administer,
        ["POST /users?handler=Change"] = Administer,
        ["POST /users?handler=Password"] = Administer,
        ["POST /users?handler=End"] = Administer,
        ["POST /users?handler=Remove"] = Administer,
    };

    [Fact]
    public async Task Every_route_answers_each_role_as_it_should()
    {
        await Installation.Get<Users>().AddAsync("max", Roles.Manager, null, Password, "test", CancellationToken.None);
        await Installation.Get<Users>().AddAsync("olga", Roles.Operator, null, Password, "test", CancellationToken.None);
        var acts = Acts().ToList();
        var answers = acts.ToDictionary(act => act, _ => "");
        using var stranger = new Visitor(Installation.Url);
        foreach (var name in new[] { "", "vera", "john", "max", "olga", "anna" })
        {
            var visitor = name.Length == 0 ? stranger : await SignedInAsync(name);
            // Signing out comes last, each time by somebody who is signed in.
            foreach (var act in acts.OrderBy(act => act.StartsWith("POST /sign-", StringComparison.Ordinal)))
            {
                answers[act] += await AnswerAsync(visitor, act, name.Length == 0);
                if (name.Length > 0 && act.StartsWith("POST /sign-out", StringComparison.Ordinal))
                    await visitor.SignInAsync(name, Password);
            }
        }

        var expected = Expected.Select(one => $"{one.Key}: {one.Value}").ToList();
        var answered = answers.Select(one => $"{one.Key}: {one.Value}").ToList();
        Assert.Equal(string.Join('\n', expected.Except(answered).Order()), string.Join('\n', answered.Except(expected).Order()));
    }

    private static async Task<char> AnswerAsync(Visitor visitor, string act, bool isStranger)
    {
        var posts = act.StartsWith("POST", StringComparison.Ordinal);
        var path = Fill(act.Split(' ')[1], null).Replace("{path}", posts ? "jobs/actions/delete/1" : "recurring", StringComparison.Ordinal);
        using var form = posts ? await visitor.FormAsync(isStranger ? "/sign-in" : "/sign-out", []) : null;
        using var answer = form is null ? await visitor.Client.GetAsync(path) : await visitor.Client.PostAsync(path, form);
        return answer.StatusCode switch
        {
            HttpStatusCode.Redirect when answer.Headers.Location!.OriginalString
                .StartsWith("/sign-in?from=", StringComparison.Ordinal) => 'S',
            HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized => 'N',
            HttpStatusCode.BadRequest when !posts => '!',
            < HttpStatusCode.InternalServerError => 'Y',
            _ => '!',
        };
    }
}
