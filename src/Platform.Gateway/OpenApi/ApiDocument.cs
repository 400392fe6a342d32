using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Idempotency;
using Platform.Gateway.Problems;

namespace Platform.Gateway.OpenApi;

/// <summary>The published OpenAPI 3.1 document: what endpoints say of themselves, and what holds for all of them.</summary>
internal static partial class ApiDocument
{
    public const string Name = "v1";
    private const string Bearer = "bearer";

    private static readonly Dictionary<string, OpenApiMediaType> NoContent = [];

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex PathParameter { get; }

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer(DescribeAllAsync);
        options.AddOperationTransformer(DescribeOneAsync);
    });

    private static Task DescribeAllAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context,
        CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Platform",
            Version = Name,
            Description = "Contact-centre platform: tenants' and operator's API. Errors are RFC 9457 problem details with a stable code.",
        };
        document.Servers?.Clear();
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Bearer,
            Description = "The access token of a log-in, or an API key, which begins with pkey_.",
        };
        return Task.CompletedTask;
    }

    private static Task DescribeOneAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context,
        CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<AccessRule>().FirstOrDefault() is { Scope: not AccessScope.Open } rule)
            RequireToken(operation, rule, context.Document!);
        DeclarePath(operation, context.Description.RelativePath ?? "");
        DescribeTexts(operation);
        if (metadata.OfType<IdempotentMetadata>().Any())
            (operation.Parameters ??= []).Add(IdempotencyKey());
        if (metadata.OfType<DocumentedRefusals>().FirstOrDefault() is { } refusals)
            NameCodes(operation, refusals);
        return Task.CompletedTask;
    }

    private static void RequireToken(OpenApiOperation operation, AccessRule rule, OpenApiDocument document)
    {
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        operation.Description = $"For: {string.Join(", ", rule.Roles.Select(role => JsonNamingPolicy.CamelCase.ConvertName(role.ToString())))}.";
    }

    /// <summary>Parameters of the path that no argument of the handler takes: the tenant, where the token says it already.</summary>
    private static void DeclarePath(OpenApiOperation operation, string path)
    {
        foreach (var name in PathParameter.Matches(path).Select(match => match.Groups[1].Value))
        {
            if (operation.Parameters?.Any(parameter => parameter.In == ParameterLocation.Path && parameter.Name == name) == true)
                continue;
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Path,
                Required = true,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }
    }

    /// <summary>An answer that may come as JSON or as text has a schema for the JSON only; the text is a string.</summary>
    private static void DescribeTexts(OpenApiOperation operation)
    {
        foreach (var content in operation.Responses?.Values.SelectMany(response => response.Content ?? NoContent) ?? [])
        {
            if (content.Key.StartsWith("text/", StringComparison.Ordinal))
                content.Value.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
        }
    }

    private static OpenApiParameter IdempotencyKey() => new()
    {
        Name = IdempotencyMiddleware.HeaderName,
        In = ParameterLocation.Header,
        Required = false,
        Description = "Optional. Repeating a request with the same key within a day gets the first one's answer instead of doing it again.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = IdempotencyMiddleware.MaxKeyLength },
    };

    private static void NameCodes(OpenApiOperation operation, DocumentedRefusals refusals)
    {
        foreach (var group in refusals.Codes.Select(ProblemText.Of).GroupBy(entry => entry.Status))
        {
            if (operation.Responses?.TryGetValue(group.Key.ToString(CultureInfo.InvariantCulture), out var response) == true)
                response.Description = string.Join(" ", group.Select(entry => $"`{entry.Code}`: {entry.English}"));
        }
    }
}
