/** Where this console is served: a tenant's path or the operator's. The same build serves both. */
export type Place = { kind: 'tenant'; tenant: string; root: string } | { kind: 'operator'; root: string };

/** Null when the path belongs to neither. */
export function placeOf(pathname: string): Place | null {
  const tenant = /^\/t\/([^/]+)(?:\/|$)/.exec(pathname)?.[1];
  if (tenant !== undefined) return { kind: 'tenant', tenant: decodeURIComponent(tenant), root: `/t/${tenant}/` };
  return /^\/operator(?:\/|$)/.test(pathname) ? { kind: 'operator', root: '/operator/' } : null;
}
