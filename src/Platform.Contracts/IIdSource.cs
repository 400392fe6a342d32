namespace Platform.Contracts;

/// <summary>Makes identifiers. Seeded in simulations.</summary>
public interface IIdSource
{
    /// <summary>26 characters of Crockford base 32, the time first (ULID): sortable, unique, never a hex number.</summary>
    string NextId();
}
