using System.Security.Cryptography;
using System.Text;
using Platform.Contracts.Stores;

namespace Platform.Storage.Stores;

/// <summary>
/// AES-256-GCM (NIST SP 800-38D) with a key of the house that is made once and kept in the store; a random 96-bit nonce each time,
/// and the context as associated data, so that what is sealed for one trunk opens for no other.
/// </summary>
/// <remarks>Sealed text: <c>v1.</c> and the Base64 of nonce (12 bytes), tag (16 bytes), ciphertext.</remarks>
public sealed class SecretBox(ISecrets secrets) : ISecretBox
{
    private const string KeyName = "secret-box";
    private const string Version = "v1.";
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private byte[]? key;

    /// <summary>Gets the key; the first to ask makes it. Needed once before anything is sealed or opened.</summary>
    public async Task LoadKeyAsync(CancellationToken cancellation) =>
        key = await secrets.GetOrCreateAsync(KeyName, () => RandomNumberGenerator.GetBytes(KeyBytes), cancellation);

    public string Seal(string context, string clear)
    {
        var text = Encoding.UTF8.GetBytes(clear);
        var box = new byte[NonceBytes + TagBytes + text.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var cipher = NewCipher();
        cipher.Encrypt(box.AsSpan(0, NonceBytes), text, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes),
            Encoding.UTF8.GetBytes(context));
        return Version + Convert.ToBase64String(box);
    }

    public string? Open(string context, string sealedText)
    {
        var box = new byte[sealedText.Length];
        if (!sealedText.StartsWith(Version, StringComparison.Ordinal)
            || !Convert.TryFromBase64String(sealedText[Version.Length..], box, out var length) || length < NonceBytes + TagBytes)
            return null;
        var clear = new byte[length - NonceBytes - TagBytes];
        using var cipher = NewCipher();
        try
        {
            cipher.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes + TagBytes, clear.Length), box.AsSpan(NonceBytes, TagBytes),
                clear, Encoding.UTF8.GetBytes(context));
            return Encoding.UTF8.GetString(clear);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private AesGcm NewCipher() => new(key ?? throw new InvalidOperationException("The key is not loaded yet."), TagBytes);
}
