using Platform.Sip.Messages;

namespace Platform.Sip.Authentication;

public sealed record DigestServerOptions(string Realm, ReadOnlyMemory<byte> Secret)
{
    public IReadOnlyList<DigestAlgorithm> Algorithms { get; init; } = [DigestAlgorithm.Sha256, DigestAlgorithm.Md5];
    public TimeSpan NonceLife { get; init; } = TimeSpan.FromMinutes(5);
}

public sealed class DigestServer(DigestServerOptions options, TimeProvider time)
{
    public string? UserOf(SipRequest request, DigestRole role) => throw new NotSupportedException(options.ToString() + time + request + role);
    public DigestVerdict Verify(SipRequest request, DigestRole role, Func<string, DigestAlgorithm, string?> findHa1) => throw new NotSupportedException();
    public void Challenge(SipResponse response, DigestRole role, bool stale) => throw new NotSupportedException();
    public static string Ha1(DigestAlgorithm algorithm, string user, string realm, string password) => throw new NotSupportedException();
}
