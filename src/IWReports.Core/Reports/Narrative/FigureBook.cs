namespace IWReports.Core.Reports.Narrative;

/// <summary>Keeps the figures of what was written.</summary>
internal sealed class FigureBook
{
    public List<Figure> Figures { get; } = [];

    public string Text(Sentence sentence)
    {
        Figures.AddRange(sentence.Figures);
        return sentence.Text;
    }
}
