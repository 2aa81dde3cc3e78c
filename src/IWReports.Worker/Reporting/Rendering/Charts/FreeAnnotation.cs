using OxyPlot;
using OxyPlot.Annotations;

namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>Draws what OxyPlot has no part for, anywhere on the sheet.</summary>
internal sealed class FreeAnnotation(Action<IRenderContext> draw) : Annotation
{
    public override void Render(IRenderContext rc) => draw(rc);

    public override OxyRect GetClippingRect() => OxyRect.Everything;
}
