using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Platform.Gateway.Accounts;
using Platform.Gateway.Auth;
using Platform.Gateway.Auth.OpenId;
using Platform.Gateway.Billing;
using Platform.Gateway.Live;
using Platform.Gateway.OperatorApi;
using Platform.Gateway.Reports;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.Api;

/// <summary>Every endpoint of the API, by its place.</summary>
internal static class ApiRoutes
{
    public const string ApplyPath = "/operator/api/v1/apply";

    /// <summary>Where prompts are uploaded.</summary>
    public const string PromptPath = "/t/{tenant}/api/v1/prompts/{prompt}";

    public static void Map(IEndpointRouteBuilder api)
    {
        MapTenant(api.MapGroup("/t/{tenant}/api/v1"));
        MapOperator(api.MapGroup("/operator/api/v1"));
        api.MapLive();
        api.MapOpenApi("/openapi/{documentName}.json").WithMetadata(AccessRule.Open);
    }

    private static void MapTenant(RouteGroupBuilder tenant)
    {
        tenant.MapTenantAuth();
        tenant.MapOpenId();
        tenant.MapTenantItself();
        tenant.MapDialing();
        tenant.MapOwnNumbers();
        tenant.MapQueues();
        tenant.MapPrompts();
        tenant.MapSkills();
        tenant.MapTeams();
        tenant.MapBreakReasons();
        tenant.MapDispositions();
        tenant.MapAgentStates();
        tenant.MapCallerLists();
        tenant.MapSecrets();
        tenant.MapWebhooks();
        tenant.MapCalendars();
        tenant.MapFlows();
        tenant.MapAgents();
        tenant.MapAccount();
        tenant.MapUsers();
        tenant.MapApiKeys();
        tenant.MapSignInPolicy();
        tenant.MapSeats();
        tenant.MapSeatOrders();
        tenant.MapAgentSession();
        tenant.MapAgentCalls();
        tenant.MapAgentPhone();
        tenant.MapAgentDesk();
        tenant.MapCalls();
        tenant.MapCallRecording();
        tenant.MapRecordings();
        tenant.MapAudit();
        tenant.MapRecordingPolicy();
        tenant.MapSupervision();
        tenant.MapReports();
        tenant.MapCallbacks();
        tenant.MapMailboxes();
        tenant.MapMessages();
        tenant.MapLedger();
        tenant.MapTenantInvoice();
    }

    private static void MapOperator(RouteGroupBuilder @operator)
    {
        @operator.MapOperatorAuth();
        @operator.MapOperatorAccount();
        @operator.MapOperatorUsers();
        @operator.MapOperatorApiKeys();
        @operator.MapOperatorSignIn();
        @operator.MapOperatorAudit();
        @operator.MapTenants();
        @operator.MapOverview();
        @operator.MapStock();
        @operator.MapTenantAdmins();
        @operator.MapTenantDialing();
        @operator.MapTrunks();
        @operator.MapRoutes();
        @operator.MapNumberPools();
        @operator.MapNumbers();
        @operator.MapPriceLists();
        @operator.MapSeatRentals();
        @operator.MapOperatorInvoice();
        @operator.MapSipBans();
        @operator.MapApply();
    }
}
