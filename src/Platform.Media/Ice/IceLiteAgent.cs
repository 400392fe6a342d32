using System.Security.Cryptography;
using System.Text;
using Platform.Media.Stun;

namespace Platform.Media.Ice;

/// <summary>
/// The lite side of ICE (RFC 8445 2.5): it has one host candidate, sends no checks, answers those of the peer, and uses the path that
/// the peer nominated last. Pure: it judges messages; sockets and clocks are elsewhere.
/// </summary>
/// <remarks>
/// A check proves who sent it by our password, so it may come from anywhere: that is how a peer that changed its network is
/// found again. Until the peer's credentials are known from its SDP, its half of the user name is not looked at; checks often arrive
/// before the SDP.
/// </remarks>
internal sealed class IceLiteAgent
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const int PasswordLength = 24;
    private const byte Separator = (byte)':';

    private Secret _ours;
    private Secret? _former;
    private byte[]? _theirUfrag;

    public IceLiteAgent(IceCredentials ours) => _ours = new Secret(ours);

    /// <summary>Characters of each user name fragment that we make.</summary>
    public const int UfragLength = 8;

    public static IceCredentials NewCredentials() =>
        new(RandomNumberGenerator.GetString(Alphabet, UfragLength), RandomNumberGenerator.GetString(Alphabet, PasswordLength));

    /// <summary>Credentials that <see cref="Judge"/> and others can work with.</summary>
    public static bool AreOurs(IceCredentials credentials) =>
        credentials.Ufrag is { Length: UfragLength } && credentials.Password is { Length: >= 22 and <= 256 }
        && Ascii.IsValid(credentials.Ufrag) && Ascii.IsValid(credentials.Password);

    /// <summary>Takes the peer's user name fragment from its SDP.</summary>
    public void UseRemote(string ufrag) => _theirUfrag = Encoding.ASCII.GetBytes(ufrag);

    /// <summary>Checks with new credentials are taken from now on (RFC 8445 9); the former ones count until the next restart.</summary>
    public void Restart(IceCredentials ours)
    {
        _former = _ours;
        _ours = new Secret(ours);
    }

    /// <summary>Our half of a check's user name; empty when it has no two halves.</summary>
    public static ReadOnlySpan<byte> OurHalf(ReadOnlySpan<byte> username)
    {
        var at = username.IndexOf(Separator);
        return at < 0 ? [] : username[..at];
    }

    /// <summary>Judges a parsed message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="password">Our password that signed it, for signing the answer; empty when none did.</param>
    public IceVerdict Judge(in StunMessage message, out ReadOnlySpan<byte> password)
    {
        password = [];
        if (message.Type != StunType.BindingRequest) return IceVerdict.Ignored;
        if (!message.HasIntegrity || message.Username.IsEmpty || !message.HasValidFingerprint()) return IceVerdict.BadRequest;
        if (SecretOf(message.Username) is not { } secret || !message.IsSignedWith(secret.Password)) return IceVerdict.Unauthorized;
        password = secret.Password;
        if (message.UnknownCount > 0) return IceVerdict.UnknownAttribute;
        if (!message.HasPriority) return IceVerdict.BadRequest;
        if (message.IsControlled) return IceVerdict.RoleConflict;
        return message.UsesCandidate ? IceVerdict.Nominated : IceVerdict.Valid;
    }

    private Secret? SecretOf(ReadOnlySpan<byte> username)
    {
        var ours = OurHalf(username);
        if (ours.IsEmpty) return null;
        var theirs = username[(ours.Length + 1)..];
        if (_theirUfrag is not null && !theirs.SequenceEqual(_theirUfrag)) return null;
        if (ours.SequenceEqual(_ours.Ufrag)) return _ours;
        return _former is not null && ours.SequenceEqual(_former.Ufrag) ? _former : null;
    }

    private sealed class Secret(IceCredentials credentials)
    {
        public byte[] Ufrag { get; } = Encoding.ASCII.GetBytes(credentials.Ufrag);

        public byte[] Password { get; } = Encoding.ASCII.GetBytes(credentials.Password);
    }
}
