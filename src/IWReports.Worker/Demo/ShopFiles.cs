namespace IWReports.Worker.Demo;

/// <summary>What the sample company's shop hands over: its orders, and what came of them.</summary>
internal sealed class ShopFiles(CsvFolder files, SampleScenario scenario)
{
    public void WriteOrders(string name, IEnumerable<SampleOrder> orders) =>
        files.Table(name, ["order_id", "customer_id", "ordered_at", "promised_on", "shipped_on", "delivered_on", "status", "value",
            "currency", "cancelled_on", "product", "channel"], orders.Select(order => new object?[]
        {
            order.Id, order.CustomerId, order.OrderedAt, order.PromisedOn, order.ShippedOn, order.DeliveredOn, order.Status, order.Value,
                "AUD", order.CancelledOn, order.Product, order.Channel,
        }));

    public void Write(CustomerBook customers, IReadOnlyList<SampleOrder> orders, IReadOnlyList<SampleSurveyAnswer> surveys)
    {
        var (returns, voices, sales) = (new SampleReturns(scenario), new SampleVoices(scenario), new SampleSales(scenario));
        var earlier = new SampleOrders(scenario, customers).Earlier();
        WriteOrders("orders-2024.csv", earlier);
        files.Table("shipments.csv", ["order_id", "shipment_id", "carrier", "shipped_on", "delivered_on"], returns.Parcels(orders)
            .Select(parcel => new object?[] { parcel.OrderId, parcel.Id, parcel.Carrier, parcel.ShippedOn, parcel.DeliveredOn }));
        files.Table("returns.csv", ["order_id", "return_id", "kind", "returned_on", "amount", "reason", "wrong_item", "quality_result"],
            returns.Of([.. earlier, .. orders])
            .Select(back => new object?[] { back.OrderId, back.Id, back.Kind, back.On, back.Amount, back.Reason, back.WrongItem,
                back.QualityResult }));
        files.Table("surveys.csv", ["answer_id", "answered_at", "question", "score", "team", "comment", "survey", "dimension",
            "expectation", "replied_on", "acted_on", "anonymous", "suggestion", "compliment", "department"],
            Answers(voices, surveys));
        files.Table("invitations.csv", ["invited_on", "survey", "count"],
            voices.Invitations().Select(day => new object?[] { day.On, "csat", day.Count }));
        files.Table("reviews.csv", ["site", "review_id", "posted_on", "stars", "answered_on"], voices.Reviews()
            .Select(review => new object?[] { review.Site, review.Id, review.PostedOn, review.Stars, review.AnsweredOn }));
        files.Table("leads.csv", ["lead_id", "created_on", "mql_on", "sql_on", "won_on", "lost_on", "channel"], sales.Leads()
            .Select(lead => new object?[] { lead.Id, lead.CreatedOn, lead.MqlOn, lead.SqlOn, lead.WonOn, lead.LostOn, lead.Channel }));
        files.Table("goals.csv", ["month", "amount"], SampleSales.Goals(earlier).Select(goal => new object?[] { goal.Month, goal.Amount }));
    }

    private static IEnumerable<object?[]> Answers(SampleVoices voices, IReadOnlyList<SampleSurveyAnswer> surveys)
    {
        foreach (var questionnaire in surveys.GroupBy(answer => answer.Id))
        {
            var answers = questionnaire.ToList();
            var reply = voices.ReplyTo(questionnaire.Key, answers);
            foreach (var answer in answers)
                yield return [answer.Id, answer.AnsweredOn, answer.Statement, answer.Score, SampleCompany.Team, answer.Comment, "csat",
                    null, null, .. Reply(reply), null];
            yield return Voice(voices.Recommends(questionnaire.Key, answers, reply));
        }

        foreach (var voice in voices.Raters().Concat(voices.Departmental()))
            yield return Voice(voice);

        static object?[] Voice(SampleVoice voice) =>
            [voice.Id, voice.On, voice.Question, voice.Score, SampleCompany.Team, null, voice.Survey, voice.Dimension, voice.Expectation,
                .. Reply(voice.Reply), voice.Department];

        static object?[] Reply(SampleReply reply) => [reply.RepliedOn, reply.ActedOn, reply.Anonymous, reply.Suggestion, reply.Compliment];
    }
}
