using IWReports.Worker.Company;
using IWReports.Worker.Delivery;

namespace IWReports.Worker.Admin.Pages;

/// <summary>The form that sends a test: its own id, whom it may go to, whose page it leads back to, and what became of it.</summary>
internal sealed record TestForm(long Edition, Guid Id, IReadOnlyList<Recipient> To, int? Back, TestMail? Sent);
