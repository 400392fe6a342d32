using System.Net.Http.Json;

namespace Platform.Interop.Trunks;

/// <summary>Trunks and routes of a house, one at a time, through the operator's API.</summary>
internal static class TrunkDesk
{
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(60);

    public static Task PutTrunk(this House house, string id, object trunk) => Put(house, $"/operator/api/v1/trunks/{id}", trunk);

    public static Task PutRoute(this House house, string id, object route) => Put(house, $"/operator/api/v1/routes/{id}", route);

    /// <summary>Waits until the trunk fares so.</summary>
    public static Task<TrunkStatusFacts> TrunkIs(this House house, string id, Func<TrunkStatusFacts, bool> wanted, string what) =>
        house.Server.WithLog(() => Eventually.Become(
            async () => (await house.Operator.GetFromJsonAsync<TrunkFacts>(new Uri($"/operator/api/v1/trunks/{id}", UriKind.Relative)))!.Status!,
            wanted, $"trunk {id} to be {what}", SoonEnough));

    private static async Task Put(House house, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", $"{path}#{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}");
        using var answer = await house.Operator.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"PUT {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
