import type { UserRole } from '../api/types';
import type { Who } from '../auth/session';
import type { Place } from './place';

/** The page that a tenant's people come to when they name none; administrators are led by what is set up. */
export function homeOf(role: UserRole): string {
  return role === 'agent' ? 'desk' : 'wall';
}

/** Goes there before anything is drawn, where a redirect would draw the frame twice. */
export function startAtHome(place: Place, who: Who | null): void {
  if (place.kind === 'tenant' && who !== null && who.role !== 'tenantAdmin' && window.location.pathname === place.root)
    window.history.replaceState(null, '', place.root + homeOf(who.role));
}
