using System.Security.Cryptography;
using System.Text;
using IWReports.Worker.Database;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace IWReports.Worker.Questionnaires;

/// <summary>How those can be reached who wished an answer: whoever has the database alone cannot read it.</summary>
internal sealed class FeedbackContacts(IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("feedback contact");

    public Task KeepAsync(NpgsqlConnection connection, short source, string answer, string contact, DateOnly day,
        CancellationToken cancellationToken) =>
        connection.ExecuteAsync("insert into feedback_contact (source_id, answer_id, contact, answered_on) values ($1, $2, $3, $4)",
            cancellationToken, source, answer, _seal.Protect(Encoding.UTF8.GetBytes(contact)), day);

    /// <summary>Null where there is none; where its keys are gone, that.</summary>
    public string? Open(byte[]? contact)
    {
        try
        {
            return contact is null ? null : Encoding.UTF8.GetString(_seal.Unprotect(contact));
        }
        catch (CryptographicException)
        {
            return "sealed with keys that are gone";
        }
    }
}
