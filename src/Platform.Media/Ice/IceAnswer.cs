using System.Buffers.Binary;
using Platform.Media.Native;
using Platform.Media.Stun;

namespace Platform.Media.Ice;

/// <summary>Writes the answers to checks (RFC 8445 7.3, RFC 8489 6.3).</summary>
internal static class IceAnswer
{
    /// <summary>Longest answer.</summary>
    public const int LargestLength = 160;

    /// <param name="request">What is answered.</param>
    /// <param name="verdict">Not <see cref="IceVerdict.Ignored"/>.</param>
    /// <param name="password">Signs the answer, unless empty.</param>
    /// <param name="from">Where the request came from.</param>
    /// <param name="target">At least <see cref="LargestLength"/> bytes.</param>
    /// <returns>Length of the answer.</returns>
    public static int Write(in StunMessage request, IceVerdict verdict, ReadOnlySpan<byte> password, in KernelAddress from, Span<byte> target)
    {
        var isSuccess = verdict is IceVerdict.Valid or IceVerdict.Nominated;
        var writer = new StunWriter(target, isSuccess ? StunType.BindingSuccess : StunType.BindingError, request.TransactionId);
        if (isSuccess) writer.AddXorMappedAddress(from);
        else writer.AddError((int)verdict, ReasonOf(verdict));
        if (verdict == IceVerdict.UnknownAttribute) AddUnknown(ref writer, request);
        if (!password.IsEmpty) writer.AddIntegrity(password);
        writer.AddFingerprint();
        return writer.Length;
    }

    private static ReadOnlySpan<byte> ReasonOf(IceVerdict verdict) => verdict switch
    {
        IceVerdict.BadRequest => "Bad Request"u8,
        IceVerdict.Unauthorized => "Unauthorized"u8,
        IceVerdict.UnknownAttribute => "Unknown Attribute"u8,
        IceVerdict.RoleConflict => "Role Conflict"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "no error"),
    };

    private static void AddUnknown(ref StunWriter writer, in StunMessage request)
    {
        Span<byte> types = stackalloc byte[sizeof(ushort) * StunMessage.LargestUnknown];
        for (var i = 0; i < request.UnknownCount; i++) BinaryPrimitives.WriteUInt16BigEndian(types[(2 * i)..], request.UnknownAt(i));
        writer.Add(StunAttribute.UnknownAttributes, types[..(2 * request.UnknownCount)]);
    }
}
