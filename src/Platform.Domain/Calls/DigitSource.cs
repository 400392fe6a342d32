namespace Platform.Domain.Calls;

/// <summary>How a far side told that a key was pressed. The numbers are stable.</summary>
public enum DigitSource
{
    /// <summary>Telephone-event packets (RFC 4733).</summary>
    TelephoneEvent = 1,

    /// <summary>A SIP INFO request.</summary>
    Info = 2,

    /// <summary>The tones themselves (ITU-T Q.23).</summary>
    Inband = 3,
}
