using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IWReports.Worker.Delivery.Email;

/// <summary>The company's own certificate authorities, from a PEM file.</summary>
internal static class CertificateFile
{
    /// <summary>What is wrong with the file, a sentence; null when it holds a certificate.</summary>
    public static string? Fault(string file)
    {
        try
        {
            return Read(file).Count > 0 ? null : $"{file} holds no certificate in PEM.";
        }
        catch (CryptographicException broken)
        {
            return $"{file} holds no certificate in PEM ({broken.Message})";
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return $"{file} cannot be read: {broken.Message}";
        }
    }

    public static X509Certificate2Collection Read(string file)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(file);
        return certificates;
    }
}
