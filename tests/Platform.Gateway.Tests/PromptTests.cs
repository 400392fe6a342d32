using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using NSubstitute;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Views;
using Platform.Gateway.Tests.Support;
using Platform.Testing;

namespace Platform.Gateway.Tests;

/// <summary>Prompts: uploaded, listened to, used in queues, removed.</summary>
public sealed class PromptTests
{
    private static readonly string Tenant = Calls.Root(TestHouse.Acme);
    private const string Name = "欢迎 <b>مرحبا</b>";

    [Fact]
    public async Task A_prompt_is_uploaded_listed_heard_in_ranges_replaced_and_removed()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        var (put, prompt) = await PutAsync(gateway, admin, "hello", "audio one");
        Assert.Equal(HttpStatusCode.OK, put);
        Assert.Equal((Name, 1_500), (prompt.GetProperty("name").GetString(), prompt.GetProperty("durationMs").GetInt32()));
        var listed = (await gateway.SendAsync(HttpMethod.Get, $"{Tenant}/prompts", admin)).Json.GetProperty("items");
        Assert.Equal("hello", Assert.Single(listed.EnumerateArray()).GetProperty("id").GetString());

        using (var whole = await gateway.SendRawAsync(HttpMethod.Get, $"{Tenant}/prompts/hello/audio", admin.AccessToken))
        {
            Assert.Equal("audio/wav", whole.Content.Headers.ContentType!.MediaType);
            Assert.Equal("RIFFaudio one", await whole.Content.ReadAsStringAsync());
        }

        using (var part = await gateway.SendRawAsync(HttpMethod.Get, $"{Tenant}/prompts/hello/audio", admin.AccessToken, null, ("Range", "bytes=4-8")))
        {
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            Assert.Equal("audio", await part.Content.ReadAsStringAsync());
        }

        var again = (await PutAsync(gateway, admin, "hello", "audio two")).Json;
        Assert.NotEqual(prompt.GetProperty("audioId").GetString(), again.GetProperty("audioId").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Tenant}/prompts/hello", admin)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Delete, $"{Tenant}/prompts/hello", admin)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Get, $"{Tenant}/prompts/hello/audio", admin)).Status);
    }

    [Theory]
    [InlineData(1, "audio_unknown_format")]
    [InlineData(2, "audio_unsupported_encoding")]
    [InlineData(3, "audio_damaged")]
    [InlineData(4, "audio_too_short")]
    [InlineData(5, "audio_too_long")]
    [InlineData(6, "audio_silent")]
    public async Task A_file_that_is_no_prompt_is_refused_with_the_reason(int refusal, string code)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var (status, problem) = await PutAsync(gateway, await gateway.AsAdminAsync(), "hello", $"{(char)refusal}");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (status, problem.Code()));
        Assert.Equal(0, gateway.Stores.PromptAudio.Count);
    }

    [Fact]
    public async Task Bad_ids_and_too_large_files_are_refused()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(options => options.MaxPromptBytes = 2_000_000);
        var admin = await gateway.AsAdminAsync();
        foreach (var id in new[] { "Hello", "built-in" })
            Assert.Equal("invalid_catalog", (await PutAsync(gateway, admin, id, "audio")).Json.Code());
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(gateway, admin, "long", "a" + new string('x', 1_900_000))).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PutAsync(gateway, admin, "long", "a" + new string('x', 2_100_000))).Status);
    }

    [Fact]
    public async Task A_prompt_in_use_stays_and_the_refusal_says_where()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        gateway.Stores.Grains.GetGrain<IQueueGrain>(GrainKey.Queue(TestHouse.Acme, "support")).Show()
            .Returns(new QueueView(TestHouse.Acme, "support", 0, 0, 0, 0));
        await PutAsync(gateway, admin, "hello", "audio");
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/queues/support", admin,
            new { name = "Support", greeting = "hello", music = "built-in" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/music", admin, new { prompt = "hello" })).Status);
        var queue = gateway.Stores.Catalog.Current.FindQueue(TestHouse.Acme, "support")!;
        Assert.Equal(("hello", "built-in"), (queue.Greeting, queue.Music));
        var (status, problem) = await gateway.SendAsync(HttpMethod.Delete, $"{Tenant}/prompts/hello", admin);
        Assert.Equal((HttpStatusCode.Conflict, "prompt_in_use"), (status, problem.Code()));
        Assert.Equal(["music", "queues[support].greeting"], problem.GetProperty("faults").EnumerateArray().Select(fault => fault.GetProperty("path").GetString()));
        var uses = (await gateway.SendAsync(HttpMethod.Get, $"{Tenant}/prompts/hello", admin)).Json.GetProperty("usedBy");
        Assert.Equal(["tenantMusic", "queueGreeting"], uses.EnumerateArray().Select(use => use.GetProperty("place").GetString()));
    }

    [Fact]
    public async Task Only_prompts_that_are_there_can_be_played()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        await PutAsync(gateway, await gateway.AsAdminAsync(TestHouse.Other), "theirs", "audio", TestHouse.Other);
        var (status, problem) = await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/queues/support", admin, new { name = "Support", music = "theirs" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "unknown_reference"), (status, problem.GetProperty("faults")[0].GetProperty("code").GetString()));
        Assert.Equal("invalid_catalog", (await gateway.SendAsync(HttpMethod.Put, $"{Tenant}/music", admin, new { prompt = "theirs" })).Json.Code());
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Get, $"{Tenant}/prompts/theirs/audio", admin)).Status);
    }

    [Fact]
    public async Task Audio_that_no_prompt_names_goes_after_a_day()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var admin = await gateway.AsAdminAsync();
        await PutAsync(gateway, admin, "hello", "audio one");
        await PutAsync(gateway, admin, "hello", "audio two");
        Assert.Equal(2, gateway.Stores.PromptAudio.Count);
        gateway.Stores.Time.Advance(TimeSpan.FromHours(25));
        await Eventually.Become(() => gateway.Stores.PromptAudio.Count, count => count == 1, "only the named audio to be kept");
    }

    /// <summary>Waits to be asked for the file: who is refused before would find a closed connection where it writes.</summary>
    private static async Task<(HttpStatusCode Status, JsonElement Json)> PutAsync(GatewayUnderTest gateway, Tokens tokens, string id, string file,
        string tenant = TestHouse.Acme)
    {
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(file)) { Headers = { ContentType = new MediaTypeHeaderValue("text/html") } };
        return await gateway.SendAsync(HttpMethod.Put, $"{Calls.Root(tenant)}/prompts/{id}?name={Uri.EscapeDataString(Name)}", tokens, content,
            ("Expect", "100-continue"));
    }
}
