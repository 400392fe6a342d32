using System.Net.Security;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Platform.Contracts;
using Platform.Contracts.Sip;
using Platform.Contracts.Stores;
using Platform.Gateway.Accounts;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Auth.OpenId;
using Platform.Gateway.Billing;
using Platform.Gateway.Catalog;
using Platform.Gateway.Edge;
using Platform.Gateway.Listeners;
using Platform.Gateway.Live;
using Platform.Gateway.LookUps;
using Platform.Gateway.Numbers;
using Platform.Gateway.OpenApi;
using Platform.Gateway.OperatorApi;
using Platform.Gateway.Prompts;
using Platform.Gateway.Reports;
using Platform.Gateway.TenantApi;
using Platform.Gateway.Webhooks;

namespace Platform.Gateway;

public static class GatewayServices
{
    /// <summary>
    /// The gateway's services and Kestrel listeners. The host provides <c>IGrainFactory</c>, <c>IIdSource</c> and the store ports of
    /// <c>Platform.Contracts.Stores</c>; <see cref="TimeProvider"/> when it is not the system's; <c>ITrunkStatus</c> where SIP is
    /// spoken, <c>ISipWebSockets</c> where phones are served, and <c>IPromptConverter</c>.
    /// </summary>
    /// <param name="certificate">Of the secure listener, asked at every handshake; null when there is no such listener.</param>
    public static IServiceCollection AddPlatformGateway(this IServiceCollection services, GatewayOptions options,
        Func<SslStreamCertificateContext>? certificate = null)
    {
        services.AddSingleton(Options.Create(options));
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<GatewayTelemetry>();
        AddListeners(services, options, certificate);
        AddLogIns(services, options);
        AddApi(services);
        services.AddEdge(options);
        AddWebhooks(services);
        return services;
    }

    /// <summary>What flows need to ask tenants' servers. The host provides the catalog, the secret box and the time.</summary>
    public static IServiceCollection AddLookUps(this IServiceCollection services, LookUpOptions options) => services
        .AddSingleton(options)
        .AddSingleton<ILookUps, HttpLookUps>();

    private static void AddWebhooks(IServiceCollection services)
    {
        services.TryAddSingleton(new LookUpOptions());
        services.AddSingleton<WebhookMessages>();
        services.AddSingleton<WebhookSender>();
        services.AddHostedService<WebhookDispatch>();
    }

    private static void AddListeners(IServiceCollection services, GatewayOptions options,
        Func<SslStreamCertificateContext>? certificate)
    {
        var listeners = new GatewayListeners();
        services.AddSingleton(listeners);
        services.Configure<KestrelServerOptions>(kestrel => listeners.Configure(kestrel, options, certificate));
    }

    private static void AddLogIns(IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton<IPasswordHashing>(new PasswordHashing(options.PasswordIterations));
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<RevokedFamilies>();
        services.AddSingleton<ApiKeyCheck>();
        services.AddSingleton<LogInThrottle>();
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<SecondFactors>();
        services.AddSingleton<StandingLogIns>();
        services.AddSingleton<InvitationDesk>();
        services.AddSingleton<LogIns>();
        services.AddSingleton<OpenIdProviders>();
        services.AddSingleton<OpenIdTokens>();
        services.AddSingleton<OpenIdUsers>();
        services.AddSingleton<OpenIdLogIns>();
    }

    private static void AddApi(IServiceCollection services)
    {
        services.AddSingleton(provider =>
            CatalogSecrets.Of(provider.GetRequiredService<IPasswordHashing>(), provider.GetRequiredService<ISecretBox>()));
        services.AddSingleton<CatalogEditor>();
        services.AddSingleton<PromptDesk>();
        services.AddSingleton<NumberDesk>();
        services.AddSingleton<NumberSearch>();
        services.AddSingleton<LiveCalls>();
        services.AddSingleton<LiveFigures>();
        services.AddSingleton<Invoices>();
        services.TryAddSingleton<ISipBans, NoSipBans>();
        services.TryAddSingleton<IRecordingFiles, NoRecordingFiles>();
        services.AddSingleton<AuditDesk>();
        services.AddSingleton<RecordingAudio>();
        services.AddSingleton<AccountDesk>();
        services.AddSingleton<ApiKeyDesk>();
        services.AddSingleton<RecordingPolicyDesk>();
        services.AddSingleton<CalendarDesk>();
        services.AddSingleton<FlowDesk>();
        services.AddHostedService<ExpirySweep>();
        services.AddHostedService<NumberCensus>();
        services.AddApiDocument();
        services.AddSingleton<LiveWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveWatch>());
        services.AddSignalR().AddJsonProtocol(protocol => ConfigureJson(protocol.PayloadSerializerOptions));
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(json => ConfigureJson(json.SerializerOptions));
    }

    /// <summary>camelCase members and enums, no guessing: unknown and missing members and nulls in lists are errors.</summary>
    private static void ConfigureJson(JsonSerializerOptions json)
    {
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.TypeInfoResolver = (json.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(NoNullItems.Modify);
    }
}
