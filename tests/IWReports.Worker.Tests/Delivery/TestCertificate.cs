using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IWReports.Worker.Tests.Delivery;

/// <summary>A certificate made for a test, and the file that makes a client trust it.</summary>
internal sealed class TestCertificate : IDisposable
{
    public TestCertificate(string host)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        Certificate = request.CreateSelfSigned(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2120, 1, 1, 0, 0, 0, TimeSpan.Zero));
        File.WriteAllText(AuthorityFile, Certificate.ExportCertificatePem());
    }

    public X509Certificate2 Certificate { get; }

    public string AuthorityFile { get; } = Path.GetTempFileName();

    public void Dispose()
    {
        Certificate.Dispose();
        File.Delete(AuthorityFile);
    }
}
