using System.Security.Cryptography;
using Platform.Sip.Messages;

namespace Platform.Sip;

/// <summary>
/// Call-IDs, tags and branches: unguessable in production, predictable in tests (RFC 3261 sections 8.1.1.4, 19.3, 8.1.1.7).
/// </summary>
public interface ISipIdSource
{
    string NewCallId();

    string NewTag();

    /// <summary>Starts with the magic cookie.</summary>
    string NewBranch();
}

/// <summary>Identifiers from the system's cryptographic generator.</summary>
public sealed class SecureSipIdSource : ISipIdSource
{
    public string NewCallId() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public string NewTag() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    public string NewBranch() => Via.MagicCookie + RandomNumberGenerator.GetHexString(20, lowercase: true);
}
