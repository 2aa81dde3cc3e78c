namespace IWReports.Core.Language;

/// <summary>Keeps the figures of what was written.</summary>
internal sealed class FigureBook
{
    public List<Figure> Figures { get; } = [];

    public string Text(Sentence sentence)
    {
        Figures.AddRange(sentence.Figures);
        return sentence.Text;
    }

    /// <summary>A picture, its figures kept.</summary>
    public T? Picture<T>((T Chart, IReadOnlyList<Figure> Figures)? drawn)
        where T : class
    {
        if (drawn is not { } picture)
            return null;
        Figures.AddRange(picture.Figures);
        return picture.Chart;
    }
}
