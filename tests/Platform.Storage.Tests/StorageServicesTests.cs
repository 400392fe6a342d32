using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Actors.Ports;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Storage.Tests.Contract;

namespace Platform.Storage.Tests;

public sealed class StorageServicesTests
{
    [Fact]
    public async Task The_host_gets_a_migrated_store_and_a_loaded_catalog_before_its_services_start()
    {
        using var engine = new SqliteTestEngine();
        var options = await engine.NewDatabaseAsync();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(TimeProvider.System).AddLogging().AddPlatformStorage(options);
        using (var host = builder.Build())
        {
            await host.StartAsync();
            var store = host.Services.GetRequiredService<ICatalogStore>();
            await store.CommitAsync(0, [new DocumentChange(new TenantDocument("acme", "Acme"))], [], CancellationToken.None);
            Assert.NotNull(host.Services.GetRequiredService<ICatalog>().Current.FindTenant("acme"));
            foreach (var port in new[] { typeof(ICallRecords), typeof(ILedger), typeof(IRefreshTokens), typeof(ISecrets), typeof(IIdempotentAnswers),
                typeof(ISipBindings), typeof(INodes), typeof(IGrainStateStore), typeof(IReminderStore) })
                Assert.NotNull(host.Services.GetService(port));
            var box = host.Services.GetRequiredService<ISecretBox>();
            Assert.Equal("pin", box.Open("t", box.Seal("t", "pin")));
            await host.StopAsync();
        }
        Assert.Empty(await StorageMigrator.MigrateAsync(options, TimeProvider.System, CancellationToken.None));
    }

    [Fact]
    public async Task Commits_are_measured()
    {
        var seen = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => Listen(instrument, self) };
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => Add(instrument));
        listener.SetMeasurementEventCallback<int>((instrument, _, _, _) => Add(instrument));
        listener.Start();
        using (var engine = new SqliteTestEngine())
        {
            await using var store = PlatformStore.Open(await engine.NewDatabaseAsync(), TimeProvider.System);
            await store.MigrateAsync(CancellationToken.None);
            await store.Nodes.BeatAsync("node-1", Samples.Moment, CancellationToken.None);
            listener.RecordObservableInstruments();
        }
        foreach (var name in new[] { "platform.storage.commit.duration", "platform.storage.commit.operations", "platform.storage.queue.length" })
            Assert.Contains(name, seen);

        static void Listen(Instrument instrument, MeterListener self)
        {
            if (instrument.Meter.Name == "Platform.Storage") self.EnableMeasurementEvents(instrument);
        }

        void Add(Instrument instrument)
        {
            lock (seen) seen.Add(instrument.Name);
        }
    }
}
