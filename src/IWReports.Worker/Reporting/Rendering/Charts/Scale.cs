namespace IWReports.Worker.Reporting.Rendering.Charts;

/// <summary>Where across the sheet a value lies.</summary>
internal readonly record struct Scale(double From, double To, double Left, double Right)
{
    public double X(double value) => Left + ((value - From) / (To - From) * (Right - Left));
}
