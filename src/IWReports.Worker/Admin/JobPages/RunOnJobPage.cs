using System.Globalization;
using Hangfire.Common;
using Hangfire.Dashboard;
using IWReports.Worker.Scheduling.OnHangfire;

namespace IWReports.Worker.Admin.JobPages;

/// <summary>The place on a job's page where its run shows: progress, log and links are filled in, and kept moving, by jobs.js.</summary>
internal static class RunOnJobPage
{
    /// <summary>The run that a job was handed; null for a job that only wakes us.</summary>
    public static long? RunOf(Job? job) =>
        job is { Method.Name: nameof(RunJobs.Run), Args: [var run, ..] }
            && job.Type == typeof(RunJobs) ? Convert.ToInt64(run, CultureInfo.InvariantCulture) : null;

    public static NonEscapedString Render(JobDetailsRendererDto page) => new(RunOf(page.JobDetails.Job) is not { } run ? "" : string.Create(
        CultureInfo.InvariantCulture,
            $"""<section class="iw-run" data-run="{run}" data-job="{page.Page.Html.HtmlEncode(page.JobId)}" """
                + $"""data-act="{(page.Page.IsReadOnly ? "" : page.Page.Url.To("/jobs/actions/delete/" + page.JobId))}"></section>"""));
}
