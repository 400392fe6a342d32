namespace Platform.Interop.Tenancy;

/// <summary>The server that the test classes of a collection share, one test after the other.</summary>
public sealed class SharedHouse : IAsyncLifetime
{
    public const string Collection = "shared house";

    /// <summary>A second such server, so that no chain of tests is longer than all the others.</summary>
    public const string SecondCollection = "second shared house";

    private House? _house;

    public House House => _house ?? throw new InvalidOperationException("The server did not start.");

    public async Task InitializeAsync() => _house = await House.Open();

    public async Task DisposeAsync()
    {
        if (_house is not null) await _house.DisposeAsync();
    }
}

[CollectionDefinition(SharedHouse.Collection)]
public sealed class SharedHouseCollection : ICollectionFixture<SharedHouse>;

[CollectionDefinition(SharedHouse.SecondCollection)]
public sealed class SecondSharedHouseCollection : ICollectionFixture<SharedHouse>;
