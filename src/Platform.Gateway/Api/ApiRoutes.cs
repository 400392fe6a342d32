using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Platform.Gateway.Auth;

namespace Platform.Gateway.Api;

/// <summary>Every endpoint of the API, by its place.</summary>
internal static class ApiRoutes
{
    public const string ApplyPath = "/operator/api/v1/apply";

    public static void Map(IEndpointRouteBuilder api)
    {
        MapTenant(api.MapGroup("/t/{tenant}/api/v1"));
        MapOperator(api.MapGroup("/operator/api/v1"));
        api.MapOpenApi("/openapi/{documentName}.json").WithMetadata(AccessRule.Open);
    }

    private static void MapTenant(RouteGroupBuilder tenant)
    {
        tenant.MapTenantAuth();
    }

    private static void MapOperator(RouteGroupBuilder @operator)
    {
        @operator.MapOperatorAuth();
    }
}
