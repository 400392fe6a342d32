using System.Net;
using Platform.Domain.Accounts;

namespace Platform.Gateway.Tests.Support;

/// <summary>An authenticator app that was shown a key. Each code is good once, so it waits for the next one between two.</summary>
internal sealed class Authenticator(GatewayUnderTest gateway, byte[] key)
{
    public string NextCode()
    {
        gateway.Stores.Time.Advance(TimeSpan.FromSeconds(Totp.StepS));
        return Totp.CodeOf(key, Totp.StepOf(gateway.Stores.Time.GetUtcNow()));
    }

    /// <summary>Sets up a second factor for who has the tokens.</summary>
    /// <returns>The app, and the recovery codes.</returns>
    public static async Task<(Authenticator App, IReadOnlyList<string> Recovery)> EnrolAsync(GatewayUnderTest gateway, string? tenant, Tokens tokens,
        string? password = TestHouse.Password)
    {
        var account = $"{Calls.Root(tenant)}/account";
        var (status, offer) = await gateway.SendAsync(HttpMethod.Post, $"{account}/second-factor", tokens, new { password });
        Assert.Equal(HttpStatusCode.OK, status);
        var app = new Authenticator(gateway, Decode(offer.GetProperty("key").GetString()!));
        var (confirmed, codes) = await gateway.SendAsync(HttpMethod.Post, $"{account}/second-factor/confirm", tokens, new { code = app.NextCode() });
        Assert.Equal(HttpStatusCode.OK, confirmed);
        return (app, [.. codes.GetProperty("codes").EnumerateArray().Select(code => code.GetString()!)]);
    }

    private static byte[] Decode(string base32)
    {
        var (bits, count, bytes) = (0, 0, new List<byte>());
        foreach (var letter in base32)
        {
            bits = (bits << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal);
            if ((count += 5) < 8)
                continue;
            bytes.Add((byte)(bits >> (count -= 8)));
            bits &= (1 << count) - 1;
        }

        return [.. bytes];
    }
}
