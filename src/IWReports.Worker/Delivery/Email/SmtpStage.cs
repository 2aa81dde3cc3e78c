namespace IWReports.Worker.Delivery.Email;

/// <summary>How far a conversation has come.</summary>
/// <remarks>Up to Body the server must not deliver when the connection breaks; from DotSent on nobody can know, until Accepted.</remarks>
internal enum SmtpStage { Connect, Greeting, Ehlo, StartTls, Auth, Mail, Rcpt, Data, Body, DotSent, Accepted }
