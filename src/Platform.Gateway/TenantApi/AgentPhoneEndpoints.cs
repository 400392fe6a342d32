using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Platform.Contracts.Sip;
using Platform.Contracts.Stores;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <param name="Path">Where SIP over WebSocket is spoken, on the host of the API.</param>
/// <param name="Address">What the phone registers as, such as <c>sip:1001@acme.example</c>.</param>
/// <param name="User">Of the digest; says until when it is good, and is another one in each answer.</param>
/// <param name="Password">To be kept in memory alone.</param>
/// <param name="ValidUntil">No registration lasts longer.</param>
public sealed record PhonePassDto(string Path, string Address, string User, string Password, DateTimeOffset ValidUntil);

/// <summary>The phone in an agent's browser.</summary>
internal static class AgentPhoneEndpoints
{
    public static void MapAgentPhone(this RouteGroupBuilder tenant) =>
        tenant.MapGet("/agent/phone", Issue).WithTags("agent session").ForPeople().Describe(AccessRule.Agent, "getPhonePass",
            "SIP credentials for some minutes, for a phone in the browser of the agent who asks. Every answer has new ones.");

    private static async Task<Results<Ok<PhonePassDto>, Refused>> Issue(string tenant, HttpContext context, ICatalog catalog, ISecrets secrets,
        IOptions<GatewayOptions> options, TimeProvider time, CancellationToken cancellation)
    {
        if (context.Caller().Agent is not { } agent || catalog.Current.FindTenant(tenant) is not { } home)
            return new Refused(ProblemCode.NotFound);
        var secret = await secrets.GetOrCreateAsync(PhonePass.SecretName, PhonePass.NewSecret, cancellation);
        var pass = PhonePass.For(agent, time.GetUtcNow().AddMinutes(options.Value.PhonePassMinutes));
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(
            new PhonePassDto($"/t/{tenant}/sip", $"sip:{agent}@{home.Domain}", pass.User, pass.Password(secret, tenant), pass.Until));
    }
}
