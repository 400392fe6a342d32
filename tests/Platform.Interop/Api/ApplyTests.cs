using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Interop.Api;

/// <summary>Declarations, by command beside the running server and by its API.</summary>
[Collection(SharedHouse.Collection)]
public sealed class ApplyTests(SharedHouse shared)
{
    [Fact]
    public async Task A_wrong_file_is_refused_whole_with_the_paths_of_its_faults()
    {
        var wrong = new { tenants = new object[] { Tenant("innocent", 60_000, "support"), Tenant("guilty", 5, "nowhere") } };

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => shared.House.Server.Apply(wrong));
        using var answer = await shared.House.Operator.PostAsJsonAsync(new Uri("/operator/api/v1/apply", UriKind.Relative), wrong);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("invalid_catalog", problem.GetProperty("code").GetString());
        var paths = problem.GetProperty("faults").EnumerateArray().Select(fault => fault.GetProperty("path").GetString()!).ToList();
        foreach (var path in (string[])["$.tenants[1].queues[0].maxWaitMs", "$.tenants[1].numbers[0].queue"])
        {
            Assert.Contains(path, paths);
            Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        }

        using var innocent = await shared.House.Operator.GetAsync(new Uri("/operator/api/v1/tenants/innocent", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, innocent.StatusCode);
    }

    [Fact]
    public async Task Applied_twice_there_is_nothing_to_change()
    {
        var tenant = await shared.House.Rent();
        var declaration = new { tenants = new[] { tenant.Declaration } };

        Assert.Empty(await shared.House.Apply(declaration));
        Assert.Contains("Nothing to change", await shared.House.Server.Apply(declaration), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_applied_beside_a_running_server_is_followed()
    {
        var tenant = await shared.House.Rent();
        await tenant.AgentIs("1001", "offline");

        var printed = await shared.House.Server.Apply(new { tenants = new[] { Tenant("beside", 60_000, "support") } });

        Assert.Contains("+ queue beside/support", printed, StringComparison.Ordinal);
        await Eventually.Become(
            async () =>
            {
                using var answer = await shared.House.Operator.GetAsync(new Uri("/operator/api/v1/tenants/beside", UriKind.Relative));
                return answer.StatusCode;
            },
            status => status == HttpStatusCode.OK, "the running server to know the tenant");
    }

    [Fact]
    public async Task A_number_that_a_file_drops_rests_when_it_is_a_pools_and_no_file_gives_it_away_meanwhile()
    {
        const string Number = "+862877775001";
        object With(params string[] numbers) => new
        {
            id = "dropper",
            name = "dropper",
            numbers = numbers.Select(number => new { number }),
        };
        var pool = new { name = "Apply", ranges = new[] { new { first = "+862877775000", last = "+862877775009" } }, priceClass = "geographic" };
        using var declared = await shared.House.Operator.PutAsJsonAsync(new Uri("/operator/api/v1/number-pools/apply", UriKind.Relative), pool);
        Assert.Equal(HttpStatusCode.OK, declared.StatusCode);

        Assert.Contains($"+ number {Number}", await shared.House.Server.Apply(new { tenants = new[] { With(Number) } }), StringComparison.Ordinal);
        Assert.Equal([$"- number {Number}"], await shared.House.Apply(new { tenants = new[] { With() } }));
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => shared.House.Server.Apply(new { tenants = new[] { With("+862877775002", Number) } }));

        Assert.Contains("$.tenants[0].numbers[1].number", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("[NumberNotFree]", refusal.Message, StringComparison.Ordinal);
        var history = await shared.House.Operator.GetFromJsonAsync<JsonElement>(new Uri($"/operator/api/v1/numbers/{Number}/history", UriKind.Relative));
        Assert.Equal(["assigned takenBack", "quarantined "], history.GetProperty("items").EnumerateArray()
            .Select(holding => $"{holding.GetProperty("state").GetString()} {holding.GetProperty("end").GetString()}"));
    }

    private static object Tenant(string id, int maxWaitMs, string numbersQueue) => new
    {
        id,
        name = id,
        numbers = new[] { new { number = $"+86281111{id.Length:0000}", queue = numbersQueue } },
        queues = new[] { new { id = "support", name = "Support", maxWaitMs } },
    };
}
