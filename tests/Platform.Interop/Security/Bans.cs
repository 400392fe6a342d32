using System.Net;
using System.Net.Http.Json;

namespace Platform.Interop.Security;

/// <summary>The bans as the operator's API shows them.</summary>
internal static class Bans
{
    private const string Path = "/operator/api/v1/sip/bans";

    internal sealed record Facts(string Source, string Reason, DateTimeOffset BannedAt, DateTimeOffset Until, int Times, long Dropped);

    private sealed record Listed(IReadOnlyList<Facts> Items);

    internal static async Task<IReadOnlyList<Facts>> Of(House house) =>
        (await house.Operator.GetFromJsonAsync<Listed>(new Uri(Path, UriKind.Relative)))!.Items;

    /// <summary>Lifts the one ban that there is, of the strangers' address, and returns it.</summary>
    internal static async Task<Facts> LiftTheOne(House house)
    {
        var ban = Assert.Single(await Of(house));
        Assert.Equal(House.StrangersAddress, ban.Source);
        using var answer = await house.Operator.DeleteAsync(new Uri($"{Path}/{ban.Source}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Empty(await Of(house));
        return ban;
    }
}
