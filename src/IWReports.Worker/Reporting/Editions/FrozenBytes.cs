using System.Security.Cryptography;
using IWReports.Worker.Host;

namespace IWReports.Worker.Reporting.Editions;

/// <summary>The hash that frozen bytes are kept with, and are held against whenever they are read.</summary>
internal static class FrozenBytes
{
    public static byte[] Hash(byte[] content) => SHA256.HashData(content);

    public static bool Match(byte[] content, byte[] hash) => Hash(content).AsSpan().SequenceEqual(hash);
}

/// <summary>Frozen bytes are missing or are no longer those that were frozen; the message says which, and what to do.</summary>
internal sealed class DamagedException(string message) : PartMissingException(message);
