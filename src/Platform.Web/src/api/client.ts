import createClient, { type Client } from 'openapi-fetch';
import type { Place } from '../app/place';
import type { AuthPort, Session } from '../auth/session';
import { authorizedFetch } from './authorizedFetch';
import { take } from './refusal';
import type { paths } from './schema';

export type Api = Client<paths>;

/** For what needs a session. */
export function createApi(session: Session, language: () => string): Api {
  return createClient<paths>({ baseUrl: window.location.origin, fetch: authorizedFetch(session, language) });
}

/** For what makes a session. */
export function createAuthPort(place: Place, language: () => string): AuthPort {
  const open = createClient<paths>({ baseUrl: window.location.origin });
  open.use({
    onRequest({ request }) {
      request.headers.set('Accept-Language', language());
    },
  });
  const logOut = async (token: string): Promise<void> => {
    await fetch(`${place.root}api/v1/auth/logout`, { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
  };
  return { ...(place.kind === 'tenant' ? tenantAuth(open, place.tenant) : operatorAuth(open)), logOut };
}

type LogIns = Pick<AuthPort, 'logIn' | 'refresh'>;

function tenantAuth(open: Api, tenant: string): LogIns {
  const params = { path: { tenant } };
  return {
    logIn: (login, password) => take(open.POST('/t/{tenant}/api/v1/auth/login', { params, body: { login, password } })),
    refresh: (refreshToken) => take(open.POST('/t/{tenant}/api/v1/auth/refresh', { params, body: { refreshToken } })),
  };
}

function operatorAuth(open: Api): LogIns {
  return {
    logIn: (login, password) => take(open.POST('/operator/api/v1/auth/login', { body: { login, password } })),
    refresh: (refreshToken) => take(open.POST('/operator/api/v1/auth/refresh', { body: { refreshToken } })),
  };
}
