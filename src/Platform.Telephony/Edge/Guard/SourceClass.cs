namespace Platform.Telephony.Edge.Guard;

/// <summary>What is known of a source before its message is read.</summary>
internal enum SourceClass
{
    Unknown = 0,

    /// <summary>A phone is registered from there, or we send requests there.</summary>
    Known = 1,

    Trunk = 2,

    /// <summary>On the operator's allow-list.</summary>
    Allowed = 3,
}
