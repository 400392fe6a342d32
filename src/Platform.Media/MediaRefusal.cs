using System.Diagnostics.CodeAnalysis;

namespace Platform.Media;

/// <summary>Why the engine did not do what was asked. Numbers are stable.</summary>
public enum MediaRefusal
{
    None = 0,

    /// <summary>Every port pair of the range is in use.</summary>
    NoPorts = 1,

    /// <summary>The process may not open more sockets.</summary>
    NoSockets = 2,

    /// <summary>The engine is closed.</summary>
    EngineClosed = 3,

    /// <summary>The leg is closed.</summary>
    LegClosed = 4,

    /// <summary>The remote address is not an IP address of the engine's family, or its port is not 0 to 65535.</summary>
    BadAddress = 5,

    /// <summary>A payload type is outside 0 to 127, two share one number, or the packet time is not one of 10, 20, 30, 40, 60.</summary>
    BadPayload = 6,

    /// <summary>The ports of a leg that is to be re-opened are in use.</summary>
    PortsTaken = 7,

    /// <summary>The digit is not one of 0-9, *, #, A-D, or its duration is not 40 to 5000 ms.</summary>
    BadDigit = 8,

    /// <summary>The peer takes no telephone-event.</summary>
    NoTelephoneEvent = 9,

    /// <summary>
    /// A key is not as long as its suite wants, a fingerprint is not written as it must be or of a hash that is too weak, a browser leg
    /// is not to be secured by DTLS, or another one is.
    /// </summary>
    BadSecurity = 10,

    /// <summary>No browser legs here: OpenSSL 3 (libssl.so.3) is not on this machine, or the engine has no browser port.</summary>
    NoDtls = 11,
}

/// <summary>A leg, or the reason why there is none.</summary>
public readonly record struct MediaAllocation(MediaLeg? Leg, MediaRefusal Refusal)
{
    [MemberNotNullWhen(true, nameof(Leg))]
    public bool IsAllocated => Leg is not null;
}
