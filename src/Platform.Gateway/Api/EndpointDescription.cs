using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Platform.Gateway.Auth;
using Platform.Gateway.Idempotency;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Api;

/// <summary>Endpoint metadata: the refusals that an endpoint documents.</summary>
internal sealed record DocumentedRefusals(IReadOnlyList<ProblemCode> Codes);

/// <summary>What every endpoint must say of itself: who may call it, its name, what it does, how it refuses.</summary>
internal static class EndpointDescription
{
    private static readonly ProblemCode[] OfAll = [ProblemCode.RateLimited, ProblemCode.InternalError, ProblemCode.Unavailable];
    private static readonly ProblemCode[] OfTokens =
        [ProblemCode.Unauthenticated, ProblemCode.TokenExpired, ProblemCode.SessionRevoked, ProblemCode.Forbidden, ProblemCode.NotFound];

    private static readonly ProblemCode[] OfBodies = [ProblemCode.MalformedRequest, ProblemCode.PayloadTooLarge,
        ProblemCode.UnsupportedMediaType];
    private static readonly ProblemCode[] OfKeys =
        [ProblemCode.InvalidIdempotencyKey, ProblemCode.IdempotencyInFlight, ProblemCode.IdempotencyKeyReused];

    /// <param name="operationId">camelCase, unique; names the client's method.</param>
    /// <param name="refusals">Beyond those that follow from the rule, the body and the key.</param>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, AccessRule rule, string operationId, string summary,
        params ProblemCode[] refusals)
    {
        endpoint.WithName(operationId).WithSummary(summary).WithMetadata(rule);
        endpoint.Add(builder =>
        {
            var codes = OfAll.Concat(rule.Scope == AccessScope.Open ? [] : OfTokens)
                .Concat(builder.Metadata.OfType<Microsoft.AspNetCore.Http.Metadata.IAcceptsMetadata>().Any() ? OfBodies : [])
                .Concat(builder.Metadata.OfType<IdempotentMetadata>().Any() ? OfKeys : [])
                .Concat(builder.Metadata.OfType<PeopleMetadata>().Any() ? [ProblemCode.OnlyForPeople] : [])
                .Concat(refusals).Distinct().Order().ToList();
            builder.Metadata.Add(new DocumentedRefusals(codes));
            foreach (var status in codes.Select(code => ProblemText.Of(code).Status).Distinct())
                builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(Problem), [Refused.ContentType]));
        });
        return endpoint;
    }

    /// <summary>The endpoint changes something and honours <c>Idempotency-Key</c>.</summary>
    public static RouteHandlerBuilder Idempotent(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new IdempotentMetadata());
}
