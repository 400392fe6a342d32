using System.Collections.Concurrent;
using NSubstitute;

namespace Platform.Gateway.Tests.Support;

/// <summary>Substitutes in place of grains, one for each key. Observer references are the observers themselves.</summary>
internal sealed class FakeGrains : IGrainFactory
{
    private readonly ConcurrentDictionary<(Type Kind, string Key), object> grains = new();

    /// <summary>Prepares each substitute before anything is asked of it.</summary>
    public Action<object> OnNew { get; set; } = _ => { };

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)grains.GetOrAdd((typeof(TGrainInterface), primaryKey), _ => New<TGrainInterface>());

    private object New<TGrainInterface>()
    {
        var grain = Substitute.For([typeof(TGrainInterface)], []);
        OnNew(grain);
        return grain;
    }

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => (TGrainObserverInterface)obj;

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
    }
}
