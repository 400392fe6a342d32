using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Domain.Agents;

namespace Platform.Grains;

/// <summary>Contacts by their keys, whatever their kind.</summary>
internal static class ContactGrains
{
    public static IContactGrain GetContact(this IGrainFactory grains, string contactKey) => KindOf(contactKey) switch
    {
        OfferKind.Callback => grains.GetGrain<ICallbackGrain>(contactKey),
        OfferKind.Voicemail => grains.GetGrain<IMessageGrain>(contactKey),
        _ => grains.GetGrain<ICallGrain>(contactKey),
    };

    /// <summary>What an agent is offered when a queue chooses it for this contact.</summary>
    public static OfferKind KindOf(string contactKey)
    {
        if (contactKey.StartsWith(GrainKey.CallPrefix, StringComparison.Ordinal))
            return OfferKind.Queue;
        if (contactKey.StartsWith(GrainKey.CallbackPrefix, StringComparison.Ordinal))
            return OfferKind.Callback;
        return contactKey.StartsWith(GrainKey.MessagePrefix, StringComparison.Ordinal)
            ? OfferKind.Voicemail
            : throw new InvalidOperationException($"{contactKey} is no contact.");
    }
}
