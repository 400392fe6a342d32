using System.Collections.Concurrent;
using NSubstitute;

namespace Platform.Gateway.Tests.Support;

/// <summary>Substitutes in place of grains, one for each key. Observer references are the observers themselves.</summary>
internal sealed class FakeGrains : IGrainFactory
{
    private readonly ConcurrentDictionary<(Type Kind, string Key), object> grains = new();

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)grains.GetOrAdd((typeof(TGrainInterface), primaryKey), _ => Substitute.For([typeof(TGrainInterface)], []));

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => (TGrainObserverInterface)obj;

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
    }
}
