using static IWReports.Worker.Tests.Ingestion.Sources.Tables.SuggestTests;

namespace IWReports.Worker.Tests.Ingestion.Sources.Tables;

/// <summary>A spreadsheet of calls in five languages, and a vendor's export each.</summary>
public sealed class SuggestCallsTests(TableFiles tables) : IClassFixture<TableFiles>
{
    // One spreadsheet of calls in five languages and a vendor's export each.
    public static TheoryData<string, string, string> CallFiles => new()
    {
        {
            Csv("Call Id,Agent,Date,Time,Topic,Answered (Y/N),Resolved,Speed of answer in seconds,AvgTalkDuration,Satisfaction rating",
                40, (n, at) =>
                    $"ID{n:0000},Diane,{Written(at, "yyyy-MM-dd")},{Written(at, "HH:mm:ss")},Payment "
                        + $"related,{(n % 5 == 0 ? "N,N,,," : $"Y,Y,{n},0:02:2{n % 10},{1 + (n % 5)}")}"),
            "Australia/Melbourne",
            """
            {"columns":{"at":{"date":"Date","time":"Time"},"call_id":"Call Id","agent":"Agent","topic":"Topic",
              "answered":"Answered (Y/N)","wait":"Speed of answer in seconds","talk":"AvgTalkDuration","resolved":"Resolved",
              "rating":"Satisfaction rating"}}
            """
        },
        {
            Csv("Call Start,Queue,CLID,Disposition,Queue time,Call duration (ms),Agent Name,Direction", 40, (n, at) =>
                $"{Written(at, "MM/dd/yy hh:mm:ss tt")},Sales,+1 212 555 01{n:00},"
                    + $"{(n % 3 == 0 ? "NO ANSWER" : n % 3 == 1 ? "VOICEMAIL" : "ANSWERED")},{n},{1000 * n},Ann,Inbound"),
            "America/New_York",
            """
            {"columns":{"at":{"column":"Call Start","format":"MM/dd/yy hh:mm:ss tt"},"queue":"Queue","agent":"Agent Name",
              "caller":"CLID","direction":"Direction","outcome":"Disposition","wait":"Queue time",
              "talk":{"column":"Call duration (ms)","unit":"ms"}},"status":{"abandoned":"^NO ANSWER$","flowed-out":"^VOICEMAIL$"}}
            """
        },
        {
            Csv("Datum;Uhrzeit;Rufnummer;Warteschlange;Mitarbeiter;Anrufstatus;Wartezeit (Sek.);Gesprächsdauer;Gelöst", 40, (n, at) =>
                $"{Written(at, "dd.MM.yyyy")};{Written(at, "HH.mm")};030 5550{n:00};Vertrieb;Jörg;"
                    + $"{(n % 2 == 0 ? "Angenommen" : "Verpasst")};{n};0:02:1{n % 10};{(n % 2 == 0 ? "Ja" : "Nein")}")
                + "Summe;;;;;;;;\n",
            "Europe/Berlin",
            """
            {"columns":{"at":{"date":"Datum","time":"Uhrzeit","format":"dd.MM.yyyy","time_format":"HH.mm"},"queue":"Warteschlange",
              "agent":"Mitarbeiter","caller":"Rufnummer","outcome":"Anrufstatus","wait":"Wartezeit (Sek.)","talk":"Gesprächsdauer",
              "resolved":{"column":"Gelöst","yes":["Ja"],"no":["Nein"]}},"status":{"answered":"^Angenommen$","abandoned":"^Verpasst$"}}
            """
        },
        {
            Csv("Fecha;Hora;Número;Cola;Agente;Estado;Tiempo de espera;Duración;Resuelta", 40, (n, at) =>
                $"{Written(at, "dd/MM/yyyy")};{Written(at, "H:mm")};6001230{n:00};Ventas;Luis;"
                    + $"{(n % 2 == 0 ? "Contestada" : "Abandonada")};0:00:{10 + n};0:02:1{n % 10};{(n % 2 == 0 ? "Sí" : "No")}"),
            "Europe/Madrid",
            """
            {"columns":{"at":{"date":"Fecha","time":"Hora","format":"dd/MM/yyyy"},"queue":"Cola","agent":"Agente","caller":"Número",
              "outcome":"Estado","wait":"Tiempo de espera","talk":"Duración","resolved":{"column":"Resuelta","yes":["Sí"]}},
              "status":{"answered":"^Contestada$","abandoned":"^Abandonada$"}}
            """
        },
        {
            Csv("Date et heure;Appelant;File d'attente;Conseiller;Statut;Attente (s);Durée (min);Transféré", 40, (n, at) =>
                $"{Written(at, "dd/MM/yyyy HH:mm:ss")};06123450{n:00};Ventes;Zoé;"
                    + $"{(n % 2 == 0 ? "Répondu" : "Manqué")};{n};{1 + (n % 7)}.5;{(n % 4 == 0 ? "Oui" : "Non")}"),
            "Europe/Paris",
            """
            {"columns":{"at":{"column":"Date et heure","format":"dd/MM/yyyy HH:mm:ss"},"queue":"File d'attente","agent":"Conseiller",
              "caller":"Appelant","outcome":"Statut","wait":"Attente (s)","talk":{"column":"Durée (min)","unit":"min"},
              "transferred":{"column":"Transféré","yes":["Oui"],"no":["Non"]}},"status":{"answered":"^Répondu$","abandoned":"^Manqué$"}}
            """
        },
        {
            Csv("Data;Hora da chamada;Fila;Atendente;Atendida;Tempo de espera;Avaliação", 40, (n, at) =>
                $"{Written(at, "dd-MM-yyyy")};{Written(at, "HH:mm:ss")};Vendas;João;"
                    + $"{(n % 2 == 0 ? "Sim" : "Não")};00:00:{10 + n};{1 + (n % 5)}"),
            "America/Sao_Paulo",
            """
            {"columns":{"at":{"date":"Data","time":"Hora da chamada","format":"dd-MM-yyyy"},"queue":"Fila","agent":"Atendente",
              "answered":{"column":"Atendida","yes":["Sim"],"no":["Não"]},"wait":"Tempo de espera","rating":"Avaliação"}}
            """
        },
        {
            Csv("Timestamp,Skill,Agent,Abandoned,Wait (ms)", 40, (n, at) =>
                $"{Written(at, "yyyy-MM-dd'T'HH:mm:ss'Z'")},A,B,{(n % 2 == 0 ? "Yes" : "No")},{n * 100}"),
            "UTC",
            """
            {"columns":{"at":"Timestamp","queue":"Skill","agent":"Agent","answered":{"column":"Abandoned","yes":["No"],"no":["Yes"]},
              "wait":{"column":"Wait (ms)","unit":"ms"}}}
            """
        },
    };

    [Theory]
    [MemberData(nameof(CallFiles))]
    public async Task A_spreadsheet_of_calls_gets_its_map_and_the_map_reads_every_row(string csv, string zone, string map)
    {
        var suggestion = await Suggested.ForAsync("calls", csv, zone);
        Assert.Equal(Suggested.Line(map), suggestion.Line());
        Assert.Empty(suggestion.Missing);
        var counts = await tables.ImportAsync("calls", csv, suggestion.Text, zone);
        Assert.Equal((0, 40), (counts.Rejected, counts.Inserted));
    }
}
