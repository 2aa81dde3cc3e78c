using IWReports.Core.Kpis.Measuring;

namespace IWReports.Worker.Tests.Measurement;

/// <summary>Complaints and quality reviews from their tables to their figures.</summary>
public sealed class VoicesMeasuredTests(TestDatabase database) : MeasuredDatabase(database)
{
    [Fact]
    public async Task Complaints_say_what_their_source_writes_down_and_no_more()
    {
        await Database.ExecuteHereAsync(
            """
            insert into complaint (source_id, complaint_id, received_on, acknowledged_on, department, injury, manager_call_agreed_on,
                manager_call_made_on) values
                (1, '1', '2025-11-05', '2025-11-06', 'Carrier', true, '2025-11-07', '2025-11-07'),
                (1, '2', '2025-11-05', null, 'Carrier', false, null, null)
            """);
        await MarkStaleAsync("2025-11-05");
        await MarkStaleAsync("2025-11-07");
        await MeasureAsync();
        Assert.Equal(0.5m, (await ReadAsync("complaint_acknowledged", "2025-11-01", "2025-11-30", KpiBy.Department)).Single().Value);
        Assert.Equal(1, (await TotalAsync("manager_calls_kept", "2025-11-07", "2025-11-07")).Value);
        Assert.Equal((1, 1), ((await TotalAsync("injuries")).Value, (await TotalAsync("complaint_not_referred")).Value));
        foreach (var unseen in new[] { "complaint_resolved", "complaint_escalated", "complaint_reopened", "redress_over_authority",
            "complaint_satisfied" })
            Assert.Equal(KpiState.NotMeasurable, (await TotalAsync(unseen)).State);
    }

    [Fact]
    public async Task Reviews_give_a_score_and_their_critical_errors()
    {
        await Database.ExecuteHereAsync(
            """
            insert into quality_item values
                (1, 'R1', 'Listening', '2025-11-05', 'Mary', 'Customer service', null, 3, 'yes', false, true),
                (1, 'R1', 'Authority', '2025-11-05', 'Mary', 'Customer service', null, 1, 'no', true, false),
                (1, 'R2', 'Listening', '2025-11-05', 'Mary', 'Customer service', null, 3, 'na', false, true),
                (1, 'R2', 'Authority', '2025-11-05', 'Mary', 'Customer service', null, 1, 'yes', true, false)
            """);
        await MarkStaleAsync("2025-11-05");
        await MeasureAsync();
        Assert.Equal(0.8m, (await ReadAsync("procedure_compliance", "2025-11-01", "2025-11-30", KpiBy.Officer)).Single().Value);
        Assert.Equal((1, 0.5m, 2), ((await TotalAsync("courtesy")).Value, (await TotalAsync("critical_error_accuracy")).Value,
            (await TotalAsync("quality_reviews")).Value));
    }
}
