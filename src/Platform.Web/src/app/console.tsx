import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Api } from '../api/client';
import type { Session, SessionView, Who } from '../auth/session';
import type { Place } from './place';

/** What every page is given: where it is served, the log-in and the API. */
export type ConsoleParts = { place: Place; session: Session; api: Api };

export const ConsoleContext = createContext<ConsoleParts | null>(null);

export function useConsole(): ConsoleParts {
  const parts = useContext(ConsoleContext);
  if (parts === null) throw new Error('Outside the console.');
  return parts;
}

export function useApi(): Api {
  return useConsole().api;
}

/** The path parameter of all tenant calls; only for pages of a tenant. */
export function useTenant(): { tenant: string } {
  const { place } = useConsole();
  if (place.kind !== 'tenant') throw new Error('A page of a tenant, shown to the operator.');
  return { tenant: place.tenant };
}

export function useSession(): SessionView {
  const { session } = useConsole();
  return useSyncExternalStore(session.subscribe, session.show);
}

/** Only for pages behind the sign-in. */
export function useWho(): Who {
  const { who } = useSession();
  if (who === null) throw new Error('A page behind the sign-in, shown to nobody.');
  return who;
}

/** Whether somebody steps into what happens in the whole tenant; an auditor only looks. */
export function useStepsIn(): boolean {
  const { role } = useWho();
  return role === 'supervisor' || role === 'tenantAdmin';
}
