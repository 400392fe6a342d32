using Platform.Sip.Registration;

namespace Platform.Sip.Tests.Fakes;

/// <summary>Bindings in a dictionary; can be told to lose races.</summary>
internal sealed class MemoryBindingStore : IBindingStore
{
    private readonly Dictionary<string, BindingSet> _sets = [];

    public int RacesToLose { get; set; }

    public int Saves { get; private set; }

    public ValueTask<BindingSet> LoadAsync(string addressOfRecord, CancellationToken cancellation) =>
        ValueTask.FromResult(_sets.GetValueOrDefault(addressOfRecord, new BindingSet(addressOfRecord, 0, [])));

    public ValueTask<bool> TrySaveAsync(BindingSet bindings, long expectedVersion, CancellationToken cancellation)
    {
        Saves++;
        var stored = _sets.GetValueOrDefault(bindings.AddressOfRecord)?.Version ?? 0;
        if (RacesToLose-- > 0 || stored != expectedVersion) return ValueTask.FromResult(false);
        _sets[bindings.AddressOfRecord] = bindings;
        return ValueTask.FromResult(true);
    }
}
