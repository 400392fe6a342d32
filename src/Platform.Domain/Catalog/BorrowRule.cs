namespace Platform.Domain.Catalog;

/// <summary>From whom a queue borrows free agents while its service level is at risk.</summary>
/// <param name="Queue">That lends, as long as nobody waits in it and its own service level is not at risk.</param>
/// <param name="Keep">So many free agents stay with it.</param>
public sealed record BorrowRule(string Queue, int Keep = 1);
