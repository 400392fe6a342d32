#if ORLEANS
using System.Net;
using System.Text.Json;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Serialization;
using Orleans.Storage;
using Platform.Contracts;

namespace Platform.Host.Engines;

/// <summary>How this process joins the cluster. All silos of a cluster share the database, the cluster id and the service id.</summary>
/// <param name="ConnectionString">PostgreSQL, with Orleans's scripts (Main, Clustering, Persistence, Reminders) applied.</param>
/// <param name="ServiceId">Part of the key of stored state and reminders: never change it.</param>
/// <param name="AdvertisedAddress">Where other silos reach this one; null picks the host's own address.</param>
public sealed record OrleansEngineOptions(
    string ConnectionString, string ClusterId, string ServiceId, int SiloPort, int GatewayPort, IPAddress? AdvertisedAddress);

/// <summary>
/// The grains' engine for a cluster: Orleans with membership, state and reminders on PostgreSQL. Domain types carry no attributes, so
/// everything in <c>Platform.*</c> crosses silos as JSON, by the same options that the embedded engine stores and copies with.
/// </summary>
public static class OrleansEngine
{
    private const string Invariant = "Npgsql";

    /// <summary>The storage name that grains give in [PersistentState].</summary>
    private const string StateStore = "store";

    public static void UseOrleansEngine(this IHostApplicationBuilder builder, OrleansEngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        builder.UseOrleans(silo =>
        {
            JoinCluster(silo, options);
            KeepStateAndReminders(silo, options.ConnectionString);
            silo.Services.AddSerializer(serializer => serializer.AddJsonSerializer(IsPlatformData, GrainSerialization.Options));
        });
    }

    private static void JoinCluster(ISiloBuilder silo, OrleansEngineOptions options)
    {
        silo.Configure<ClusterOptions>(cluster =>
        {
            cluster.ClusterId = options.ClusterId;
            cluster.ServiceId = options.ServiceId;
        });
        silo.UseAdoNetClustering(clustering =>
        {
            clustering.Invariant = Invariant;
            clustering.ConnectionString = options.ConnectionString;
        });
        if (options.AdvertisedAddress is { } address)
            silo.ConfigureEndpoints(address, options.SiloPort, options.GatewayPort, listenOnAnyHostAddress: true);
        else
            silo.ConfigureEndpoints(options.SiloPort, options.GatewayPort);
    }

    private static void KeepStateAndReminders(ISiloBuilder silo, string connectionString)
    {
        silo.AddAdoNetGrainStorage(StateStore, storage =>
        {
            storage.Invariant = Invariant;
            storage.ConnectionString = connectionString;
            storage.DeleteStateOnClear = true;
            storage.GrainStorageSerializer = new JsonStateSerializer();
        });
        silo.UseAdoNetReminderService(reminders =>
        {
            reminders.Invariant = Invariant;
            reminders.ConnectionString = connectionString;
        });
    }

    /// <summary>References are Orleans's own to serialize; so is what its code generator made.</summary>
    private static bool IsPlatformData(Type type) =>
        type.Namespace is { } name
        && (name == "Platform" || name.StartsWith("Platform.", StringComparison.Ordinal))
        && !typeof(IAddressable).IsAssignableFrom(type)
        && !typeof(Exception).IsAssignableFrom(type);

    private sealed class JsonStateSerializer : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, GrainSerialization.Options));

        public T? Deserialize<T>(BinaryData input) => input.ToObjectFromJson<T>(GrainSerialization.Options);
    }
}
#endif
