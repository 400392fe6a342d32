using Platform.Actors.Proxies;

namespace Platform.Actors;

public static class GrainExtensions
{
    /// <summary>The key of a grain, from inside it or from a reference to it.</summary>
    public static string GetPrimaryKeyString(this IAddressable grain) => EndpointOf(grain).Key;

    /// <summary>A reference to this grain, or the same reference by another of the grain's interfaces.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain)
    {
        if (grain is GrainReference and TGrainInterface already)
            return already;
        return (TGrainInterface)(object)InterfaceModel.For(typeof(TGrainInterface)).CreateReference(EndpointOf(grain));
    }

    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => grain.AsReference<TGrainInterface>();

    private static CallEndpoint EndpointOf(IAddressable grain) => grain switch
    {
        Grain instance => instance.Activation.Endpoint,
        GrainReference reference => reference.Endpoint,
        null => throw new ArgumentNullException(nameof(grain)),
        _ => throw new ArgumentException($"{grain.GetType().FullName} is neither a grain nor a reference.", nameof(grain)),
    };
}
