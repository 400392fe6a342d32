namespace Platform.Grains;

/// <summary>How every grain writes: what is not stored did not happen.</summary>
internal static class StoredState
{
    /// <summary>
    /// Writes <paramref name="next"/>. When that fails nobody knows what is stored: memory goes back, the activation is
    /// dropped by <paramref name="drop"/> so that the next message loads what is there, and the caller gets the fault.
    /// </summary>
    public static async Task WriteOrDrop<TState>(this IPersistentState<TState> stored, TState next, Action drop)
    {
        var before = stored.State;
        stored.State = next;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            stored.State = before;
            drop();
            throw;
        }
    }
}
