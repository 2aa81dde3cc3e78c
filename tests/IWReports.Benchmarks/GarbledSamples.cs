using System.Text.Json;
using System.Text.Json.Nodes;

namespace IWReports.Benchmarks;

/// <summary>Sound lines of the formats that are no tables.</summary>
internal static class GarbledSamples
{
    public static readonly string[] QueueLog =
    [
        "1764291600|pbx-1764291600.11|widgets|NONE|ENTERQUEUE||0355501234|1",
        "1764291612|pbx-1764291600.11|widgets|Mia|RINGNOANSWER|15000",
        "1764291640|pbx-1764291600.11|widgets|Mia|CONNECT|40|pbx-1764291600.12|6",
        "1764291900|pbx-1764291600.11|widgets|Mia|COMPLETECALLER|40|260|1",
        "1764291655|pbx-1764291601.13|orders|NONE|ABANDON|1|1|55",
        "1764291700|NONE|widgets|Mia|PAUSE|lunch",
        "1764293500|NONE|widgets|Mia|UNPAUSE|",
        "1764290000|NONE|widgets|Mia|ADDMEMBER|",
        "1764319000|NONE|widgets|Mia|REMOVEMEMBER|",
        "1764291800|pbx-1764291602.14|orders|Bea|ATTENDEDTRANSFER|BRIDGE|b-1|12|80|1",
        "1764291801|pbx-1764291602.15|orders|NONE|EXITWITHTIMEOUT|1|1|60",
        "1764280000|NONE|NONE|NONE|QUEUESTART|",
    ];

    public static readonly string[] QueueLogExport =
    [
        "2025-11-28 01:00:00.120000,sip-1764291600.11,widgets,NONE,ENTERQUEUE,,0355501234,1,,",
        "2025-11-28 01:00:40.000000,sip-1764291600.11,widgets,Mia,CONNECT,40,sip-1764291600.12,6,,",
        "2025-11-28 01:05:00.000000,sip-1764291600.11,widgets,Mia,COMPLETECALLER,40,260,1,,",
        "1764291655,sip-1764291601.13,orders,NONE,ABANDON,1,1,55,,",
        "2025-11-28 01:10:00,NONE,widgets,Mia,PAUSE,lunch,,,,",
    ];

    public static readonly string[] Connect =
    [
        OneLine(
            """
            {"Channel":"VOICE","ContactId":"c-9001","InitiationMethod":"INBOUND","InitiationTimestamp":"2025-11-02T23:00:00Z",
              "DisconnectTimestamp":"2025-11-02T23:03:00Z","LastUpdateTimestamp":"2025-11-02T23:06:00Z",
              "CustomerEndpoint":{"Address":"+61355501234","Type":"TELEPHONE_NUMBER"},
              "Queue":{"ARN":"arn:x/queue/1","Name":"Sales","EnqueueTimestamp":"2025-11-02T23:00:05Z",
              "DequeueTimestamp":"2025-11-02T23:00:10Z","Duration":5},"Agent":{"Username":"ann",
              "ConnectedToAgentTimestamp":"2025-11-02T23:00:10Z","AgentInteractionDuration":120,"CustomerHoldDuration":0,
              "AfterContactWorkDuration":0}}
            """),
        OneLine(
            """
            {"Channel":"VOICE","ContactId":"c-9002","InitiationMethod":"WEBRTC_API","InitiationTimestamp":"2025-11-03T01:00:00Z",
              "DisconnectTimestamp":"2025-11-03T01:01:00Z","LastUpdateTimestamp":"2025-11-03T01:06:00Z",
              "Queue":{"ARN":"arn:x/queue/1","Name":"Sales","EnqueueTimestamp":"2025-11-03T01:00:05Z","Duration":55}}
            """),
    ];

    public static readonly string[] WooCommerce =
    [
        OneLine(
            """
            {"id":100001,"status":"completed","currency":"AUD","date_created_gmt":"2025-09-01T00:00:00",
              "date_modified_gmt":"2025-09-02T00:00:00","total":"50.00","customer_id":7,"billing":{"phone":"0355501234"},
              "refunds":[{"id":100101,"reason":"","total":"-40.00"}],"line_items":[{"name":"7 mm widgets","quantity":2}]}
            """),
        OneLine(
            """
            {"id":100002,"status":"processing","currency":"AUD","date_created_gmt":"2025-10-01T00:00:00",
              "date_modified_gmt":"2025-10-02T00:00:00","total":"120.50","customer_id":0,"refunds":[]}
            """),
    ];

    public static readonly string[] Shopify =
    [
        OneLine(
            """
            {"id":500001,"created_at":"2025-09-01T09:00:00+10:00","processed_at":"2025-09-01T09:00:00+10:00","financial_status":"paid",
              "fulfillment_status":"fulfilled","currency":"AUD","current_total_price":"50.00","total_price":"50.00",
              "customer":{"id":71},"fulfillments":[{"id":1,"created_at":"2025-09-03T09:00:00+10:00","shipment_status":"delivered"}],
              "refunds":[{"id":110001,"created_at":"2025-09-02T09:00:00Z","refund_line_items":[],
              "transactions":[{"kind":"refund","status":"success","amount":"10.00"}]}]}
            """),
    ];

    private static string OneLine(string json) => JsonNode.Parse(json)!.ToJsonString(
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static bool IsNoJson(byte[] line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return false;
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
