using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Platform.Gateway.Auth;
using Platform.Gateway.Idempotency;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

public sealed class OpenApiTests
{
    private static readonly string[] Verbs = ["get", "put", "post", "delete"];
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_document_is_valid_OpenAPI_3_1()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        using var response = await gateway.SendRawAsync(HttpMethod.Get, "/openapi/v1.json", null);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync();
        var read = OpenApiDocument.Parse(text, "json");
        Assert.Empty(read.Diagnostic?.Errors ?? []);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic?.SpecificationVersion);
    }

    [Fact]
    public async Task Every_operation_has_an_id_a_summary_and_its_refusals()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var ids = new HashSet<string>();
        foreach (var (place, operation) in Operations(await DocumentAsync(gateway)))
        {
            Assert.True(operation.TryGetProperty("operationId", out var id) && ids.Add(id.GetString()!), $"{place} has no operation id of its own.");
            Assert.True(operation.TryGetProperty("summary", out _), $"{place} has no summary.");
            var responses = operation.GetProperty("responses").EnumerateObject().ToDictionary(one => one.Name, one => one.Value);
            Assert.True(responses.Keys.Any(status => status[0] is '2' or '3'), $"{place} documents no success.");
            foreach (var status in (string[])["429", "500"])
                Assert.True(responses.ContainsKey(status), $"{place} does not document {status}.");
            foreach (var (status, refusal) in responses.Where(one => one.Key[0] is '4' or '5'))
            {
                Assert.True(refusal.GetProperty("content").TryGetProperty("application/problem+json", out _), $"{place} {status} is no problem.");
                Assert.True(refusal.GetProperty("description").GetString()!.Contains('`', StringComparison.Ordinal), $"{place} {status} names no code.");
            }
        }
    }

    [Fact]
    public async Task Every_endpoint_is_in_the_document_with_its_token_and_key()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var operations = Operations(await DocumentAsync(gateway)).ToDictionary(one => one.Operation.GetProperty("operationId").GetString()!, one => one.Operation);
        var endpoints = gateway.Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is not null).ToList();
        Assert.Equal(operations.Keys.Order(), endpoints.Select(IdOf).Order());
        foreach (var endpoint in endpoints)
        {
            var operation = operations[IdOf(endpoint)];
            var needsToken = endpoint.Metadata.GetRequiredMetadata<AccessRule>().Scope != AccessScope.Open;
            Assert.True(operation.TryGetProperty("security", out _) == needsToken, $"{IdOf(endpoint)}: security is wrong.");
            var takesKey = operation.TryGetProperty("parameters", out var parameters)
                && parameters.EnumerateArray().Any(parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key");
            Assert.True(takesKey == endpoint.Metadata.GetMetadata<IdempotentMetadata>() is not null, $"{IdOf(endpoint)}: Idempotency-Key is wrong.");
        }
    }

    [Fact]
    public async Task Every_mutating_endpoint_but_those_of_log_ins_and_signs_of_life_honours_the_key()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var without = gateway.Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] is "PUT" or "POST" or "DELETE")
            .Where(endpoint => endpoint.Metadata.GetMetadata<IdempotentMetadata>() is null && endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is not null)
            .Select(IdOf).Order();
        string[] secrets = ["acceptInvitation", "changePassword", "confirmSecondFactor", "createApiKey", "inviteUser", "logIn", "logOut", "offerSecondFactor", "refreshLogIn",
            "removeSecondFactor", "renewRecoveryCodes"];
        Assert.Equal(
            secrets.Concat(secrets.Select(name => $"operator{char.ToUpperInvariant(name[0])}{name[1..]}")).Append("operatorInviteTenantAdmin")
                .Append("keepAgentSession").Order(),
            without);
    }

    [Fact]
    public async Task Every_parameter_of_a_path_is_declared()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        foreach (var (place, operation) in Operations(await DocumentAsync(gateway)))
        {
            var declared = operation.TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Where(one => one.GetProperty("in").GetString() == "path" && one.GetProperty("required").GetBoolean()).ToList()
                : [];
            Assert.True(declared.TrueForAll(one => one.GetProperty("schema").TryGetProperty("type", out _)), $"{place}: a parameter has no type.");
            var inPath = place.Split('{').Skip(1).Select(part => part[..part.IndexOf('}', StringComparison.Ordinal)]);
            Assert.True(inPath.Order().SequenceEqual(declared.Select(one => one.GetProperty("name").GetString()!).Order()),
                $"{place} declares {string.Join(", ", declared.Select(one => one.GetProperty("name")))}.");
        }
    }

    [Theory]
    [InlineData("/t/{tenant}/api/v1/invoice")]
    [InlineData("/operator/api/v1/tenants/{tenant}/invoice")]
    public async Task An_invoice_is_an_object_as_JSON_and_a_text_as_CSV(string path)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var content = (await DocumentAsync(gateway)).GetProperty("paths").GetProperty(path).GetProperty("get")
            .GetProperty("responses").GetProperty("200").GetProperty("content");
        Assert.Equal("#/components/schemas/Invoice", content.GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString());
        Assert.Equal("string", content.GetProperty("text/csv").GetProperty("schema").GetProperty("type").GetString());
    }

    /// <summary>The console's client is generated from the file: <c>PLATFORM_WRITE_OPENAPI=1</c> in this test's environment writes it anew.</summary>
    [Fact]
    public async Task The_console_is_built_from_this_document()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var document = JsonNode.Parse((await DocumentAsync(gateway)).GetRawText());
        var file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../src/Platform.Web/openapi.json"));
        if (Environment.GetEnvironmentVariable("PLATFORM_WRITE_OPENAPI") == "1")
            await File.WriteAllTextAsync(file, document!.ToJsonString(Indented) + "\n");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(await File.ReadAllTextAsync(file)), document), $"{file} is not the gateway's document any more.");
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private static string IdOf(RouteEndpoint endpoint) => endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;

    private static async Task<JsonElement> DocumentAsync(GatewayUnderTest gateway) =>
        (await gateway.SendAsync(HttpMethod.Get, "/openapi/v1.json", null)).Json;

    private static IEnumerable<(string Place, JsonElement Operation)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where Verbs.Contains(operation.Name)
        select ($"{operation.Name} {path.Name}", operation.Value);
}
