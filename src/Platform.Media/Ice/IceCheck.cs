namespace Platform.Media.Ice;

/// <summary>What an agent makes of a STUN message. Numbers of refusals are the error codes of the answer.</summary>
internal enum IceVerdict
{
    /// <summary>Nothing to be answered: an indication, or a response that nobody waits for.</summary>
    Ignored = 0,

    /// <summary>A check of the peer: the path works.</summary>
    Valid = 1,

    /// <summary>A check that also nominates the path.</summary>
    Nominated = 2,

    /// <summary>It lacks what each check must have (RFC 8489 9.1.3).</summary>
    BadRequest = 400,

    /// <summary>Not signed with our password, or meant for another pair of agents.</summary>
    Unauthorized = 401,

    /// <summary>It has an attribute that must be understood and is not (RFC 8489 6.3.1).</summary>
    UnknownAttribute = 420,

    /// <summary>The peer believes that we control; a lite agent never does (RFC 8445 7.3.1.1).</summary>
    RoleConflict = 487,
}
