namespace Platform.Gateway.Api;

/// <summary>All there is.</summary>
public sealed record ItemList<TItem>(IReadOnlyList<TItem> Items);

/// <summary>A page of what there is.</summary>
/// <param name="Next">Hand it back to get the page after this one; null when this is the last.</param>
public sealed record Page<TItem>(IReadOnlyList<TItem> Items, string? Next);
