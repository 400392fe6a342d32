/** @param days Null: until it is revoked. */
export function expiryAfter(days: number | null, now: Date): string | null {
  return days === null ? null : new Date(now.getTime() + days * 86_400_000).toISOString();
}
