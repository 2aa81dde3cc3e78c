using System.Text.Json.Nodes;
using IWReports.Worker.Host;
using Microsoft.Extensions.Options;
using NpgsqlTypes;

namespace IWReports.Worker.Ingestion.Sources.Tables.Suggestions;

/// <summary>Reads the kept rows through a suggested map: what the first say, and what of all could not be used.</summary>
internal sealed class FirstRows(TableKind kind, RowSample file, TimeZoneInfo zone, PrivacyOptions privacy, IngestionOptions ingestion,
    DateTimeOffset now)
{
    private const int Shown = 5;
    private const int LongestQuestion = 30;

    public async Task AddAsync(Suggestion suggestion, CancellationToken cancellationToken)
    {
        var binding = new TableBinding(kind, Whole(suggestion), file.Header, file.Name);
        var record = new TableRecord(file, binding, zone, Key(), ingestion, now);
        var rows = Rows(binding, suggestion);
        var shown = kind.Columns.Where(column => suggestion.Columns.ContainsKey(column.Name)
            && (binding.Has(column) || (column.Name == "status" && suggestion.Map["status"] is not null))).ToList();
        var scores = binding.Questions.Select(question => (Question: question.Name, Cells: new List<string>())).ToList();
        var cells = shown.ToDictionary(column => column, _ => new List<string>());
        var (line, rejected, first, left) = (new List<string>(), 0, "", new Dictionary<string, int>());
        file.Restart();
        while (await file.ReadAsync(cancellationToken))
        {
            var (made, fate) = Read(record, rows);
            if (fate is { IsReject: true } && rejected++ == 0)
                first = $"line {file.Line}: {fate.What}";
            else if (fate is { IsReject: false })
                left[fate.What] = left.GetValueOrDefault(fate.What) + 1;
            if (line.Count >= Shown)
                continue;
            line.Add(
                $"line {file.Line}{(fate is null || suggestion.Missing.Count > 0 ? "" : fate.IsReject ? ", rejected" : $", {fate.What}")}");
            foreach (var column in shown)
                cells[column].Add(Cell(record, column, binding.Of(column)?.Name, made.Count > 0 ? made[0] : null));
            foreach (var (score, at) in scores.Select((score, at) => (score, at)))
                score.Cells.Add(at < made.Count ? made[at][Place("score")]?.ToString() ?? "–" : "?");
        }

        suggestion.Rows.Add(("", line));
        suggestion.Rows.AddRange(shown.Select(column => (column.Name, (IReadOnlyList<string>)cells[column])));
        suggestion.Rows.AddRange(scores.Select(score =>
            ($"score, {(score.Question.Length > LongestQuestion ? $"{score.Question[..LongestQuestion]}…" : score.Question)}",
            (IReadOnlyList<string>)score.Cells)));
        if (suggestion.Missing.Count > 0)
            return;
        if (rejected > 0)
            suggestion.Doubts.Add($"{rejected} of the first {file.Count} rows would be rejected; {first}.");
        foreach (var (name, number) in left)
            suggestion.Doubts.Add($"{number} of the first {file.Count} rows would be left out as {name}.");
    }

    // Numbers are hashed with whatever key: nothing of it is kept, and none needs to be set up yet.
    private CallerKey Key() => new(Options.Create(new PrivacyOptions
    {
        CallerKey = Convert.ToBase64String(new byte[PrivacyOptions.MinBytes]),
        CountryCode = privacy.CountryCode,
        NationalPrefix = privacy.NationalPrefix,
        InternationalPrefixes = privacy.InternationalPrefixes,
    }));

    // What is missing is nothing, so that the rest can be shown.
    private static TableMap Whole(Suggestion suggestion)
    {
        var whole = (JsonObject)suggestion.Map.DeepClone();
        whole.Remove("join");
        foreach (var missing in suggestion.Missing)
            whole["columns"]![missing.Name] = new JsonObject { ["constant"] = "" };
        return TableMap.Parse(whole.ToJsonString(), "the suggested map");
    }

    // A kind may need more than its columns' marks say.
    private Func<TableRecord, IReadOnlyList<object?[]>>? Rows(TableBinding binding, Suggestion suggestion)
    {
        try
        {
            return kind.Rows(binding);
        }
        catch (InputException missing)
        {
            if (kind.Columns.FirstOrDefault(column =>
                missing.Message.Contains($"the column \"{column.Name}\" ", StringComparison.Ordinal)) is not { } column)
                throw;
            suggestion.Missing.Add(column);
            return null;
        }
    }

    private (IReadOnlyList<object?[]> Made, Fate? Fate) Read(TableRecord record, Func<TableRecord, IReadOnlyList<object?[]>>? rows)
    {
        try
        {
            if (kind.LeftOut?.Invoke(record) is { } name)
                return ([], new(name, false));
            kind.Check?.Invoke(record);
            return (rows?.Invoke(record) ?? [], null);
        }
        catch (CellException wrong)
        {
            return ([], new(wrong.Message, true));
        }
    }

    // What the row says, or, where that is worked out from several columns, what is made of it.
    private string Cell(TableRecord record, Column column, string? header, object?[]? made)
    {
        var place = made is null || column.Type.Stored != NpgsqlDbType.Text ? -1 : Place(column.Name);
        try
        {
            return Private.Shown(kind, column, header, place < 0 ? record[column] : made![place], zone);
        }
        catch (CellException)
        {
            return "?";
        }
    }

    private int Place(string field) => kind.Fields.ToList().FindIndex(known => known.Name == field);

    private sealed record Fate(string What, bool IsReject);
}
