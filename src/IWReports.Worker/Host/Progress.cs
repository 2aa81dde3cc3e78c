namespace IWReports.Worker.Host;

/// <summary>Where a long piece of work stands: what it does now, and how far it is (0 to 1) where that is known.</summary>
internal readonly record struct Progress(string Message, double? Fraction = null);
