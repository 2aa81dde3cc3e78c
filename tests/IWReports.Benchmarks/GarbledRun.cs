using System.Globalization;
using System.Text;
using IWReports.Worker.Host;
using IWReports.Worker.Ingestion;

namespace IWReports.Benchmarks;

/// <summary>Imports garbled lines of a format, file by file, and counts what became of each line.</summary>
internal sealed class GarbledRun(string folder, int linesPerFile)
{
    private const int FaultsKept = 5;

    public async Task<GarbledResult> RunAsync(GarbledFormat format, long lines, int seed, IProgress<Progress> progress,
        CancellationToken cancellationToken)
    {
        var garbler = new Garbler(seed);
        var (total, faults) = (new ImportCounts(), new List<string>());
        var (refused, file) = (0L, 0);
        string? reason = null;
        for (var written = 0L; written < lines; file++)
        {
            var count = (int)Math.Min(linesPerFile, lines - written);
            var path = await WriteAsync(format, garbler, count, file, cancellationToken);
            progress.Report(new(string.Create(
                CultureInfo.InvariantCulture, $"{format.Name}: {written:N0} of {lines:N0} lines"), (double)written / lines));
            try
            {
                var counts = await format.Import(path, cancellationToken);
                if (Accounted(counts) is var sum && counts.Read != sum)
                    Fault($"{path}: {counts.Read} read, {sum} accounted for");
                total.Add(counts);
                File.Delete(path);
            }
            catch (InputException answer)
            {
                refused += count;
                reason ??= answer.Message.Replace(folder, "", StringComparison.Ordinal);
                File.Delete(path);
            }
            catch (Exception wrong) when (wrong is not OperationCanceledException)
            {
                // The file is kept, to be looked at.
                Fault($"{path}: {wrong.GetType().Name}: {wrong.Message}");
            }

            written += count;
        }

        return new(format.Name, lines, total.Read, Taken(total), total.Rejected, total.LeftOut, refused, reason) { Faults = faults };

        void Fault(string fault) => faults.AddRange(faults.Count < FaultsKept ? [fault] : []);
    }

    private static long Taken(ImportCounts counts) => counts.Inserted + counts.Updated + counts.Unchanged + counts.Duplicates;

    private static long Accounted(ImportCounts counts) => Taken(counts) + counts.Rejected + counts.LeftOut;

    private async Task<string> WriteAsync(GarbledFormat format, Garbler garbler, int count, int number, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, $"{format.Name}-{number}");
        await using (var file = new StreamWriter(path))
        {
            await file.WriteAsync(format.Before);
            for (var line = 0; line < count; line++)
            {
                var sound = garbler.Pick(format.Lines);
                var garbled = garbler.Line(sound, format.Separator);
                if (number % 10 != 9 && format.Spoils?.Invoke(garbled) is true)
                    garbled = Encoding.UTF8.GetBytes(sound);
                await file.WriteAsync(line > 0 ? format.Between : "");
                await file.FlushAsync(cancellationToken);
                await file.BaseStream.WriteAsync(garbled, cancellationToken);
            }

            await file.WriteAsync(format.After);
        }

        return format.Packed?.Invoke(path) ?? path;
    }
}
