using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace IWReports.Worker.Sources.Tables.Suggestions;

/// <summary>Reads the kept rows through a suggested map: what the first say, and what of all could not be used.</summary>
internal sealed class FirstRows(TableKind kind, RowSample file, TimeZoneInfo zone, PrivacyOptions privacy, IngestionOptions ingestion, DateTimeOffset now)
{
    private const int Shown = 5;

    public async Task AddAsync(Suggestion suggestion, CancellationToken cancellationToken)
    {
        var binding = new TableBinding(kind, Whole(suggestion), file.Header, file.Name);
        var record = new TableRecord(file, binding, zone, Key(), ingestion, now);
        var rows = Rows(binding, suggestion);
        var shown = kind.Columns.Where(binding.Has).ToList();
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
            line.Add($"line {file.Line}{(fate is null ? "" : fate.IsReject ? ", rejected" : $", {fate.What}")}");
            foreach (var column in shown)
                cells[column].Add(Cell(record, column, binding.Of(column)?.Name, made));
        }

        suggestion.Rows.Add(("", line));
        suggestion.Rows.AddRange(shown.Select(column => (column.Name, (IReadOnlyList<string>)cells[column])));
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
        CallerKey = Convert.ToBase64String(new byte[PrivacyOptions.FewestBytes]),
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
            whole["columns"]![missing.Split(' ')[0]] = new JsonObject { ["constant"] = "" };
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
            suggestion.Missing.Add(missing.Message.Split(". ")[0].Replace($"{file.Name}: ", "", StringComparison.Ordinal));
            return null;
        }
    }

    private (object?[]? Made, Fate? Fate) Read(TableRecord record, Func<TableRecord, IReadOnlyList<object?[]>>? rows)
    {
        try
        {
            if (kind.LeftOut?.Invoke(record) is { } name)
                return (null, new(name, false));
            kind.Check?.Invoke(record);
            return (rows?.Invoke(record) is [var made, ..] ? made : null, null);
        }
        catch (CellException wrong)
        {
            return (null, new(wrong.Message, true));
        }
    }

    // What the row says, or, where that is worked out from several columns, what is made of it.
    private string Cell(TableRecord record, Column column, string? header, object?[]? made)
    {
        var place = made is null ? -1 : kind.Fields.ToList().FindIndex(field => field.Name == column.Name && column.Type.Stored == NpgsqlTypes.NpgsqlDbType.Text);
        try
        {
            return Private.Shown(kind, column, header, place < 0 ? record[column] : made![place], zone);
        }
        catch (CellException)
        {
            return "?";
        }
    }

    private sealed record Fate(string What, bool IsReject);
}
