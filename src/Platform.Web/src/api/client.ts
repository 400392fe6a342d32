import createClient, { type Client } from 'openapi-fetch';
import { takeAhead } from '../app/ahead';
import type { Place } from '../app/place';
import type { AuthPort, Credentials, Session } from '../auth/session';
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
  const open = createClient<paths>({ baseUrl: window.location.origin, fetch: (request) => takeAhead(request) ?? fetch(request) });
  open.use({
    onRequest({ request }) {
      request.headers.set('Accept-Language', language());
    },
  });
  const logIns = place.kind === 'tenant' ? tenantAuth(open, place.tenant) : operatorAuth(open);
  const leave = (token: string): Promise<Response> =>
    fetch(`${place.root}api/v1/auth/logout`, { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
  // A token that went stale would leave the cookie behind, and with it the log-in.
  const logOut = async (token: string): Promise<void> => {
    if ((await leave(token)).status === 401) await leave((await logIns.refresh()).accessToken);
  };
  return { ...logIns, logOut };
}

type LogIns = Omit<AuthPort, 'logOut'>;

/** The log-in is kept in a cookie that no script sees; no refresh token is handed out. */
function bodyOf({ login, password, code }: Credentials) {
  return { login, password, code: code ?? null, cookie: true };
}

const byCookie = { refreshToken: null };

function tenantAuth(open: Api, tenant: string): LogIns {
  const params = { path: { tenant } };
  return {
    ways: () => take(open.GET('/t/{tenant}/api/v1/auth/ways', { params })),
    logIn: (credentials) => take(open.POST('/t/{tenant}/api/v1/auth/login', { params, body: bodyOf(credentials) })),
    refresh: () => take(open.POST('/t/{tenant}/api/v1/auth/refresh', { params, body: byCookie })),
    accept: (token, password) => take(open.POST('/t/{tenant}/api/v1/auth/invitation', { params, body: { token, password } })),
  };
}

function operatorAuth(open: Api): LogIns {
  return {
    ways: () => Promise.resolve({ openId: null }),
    logIn: (credentials) => take(open.POST('/operator/api/v1/auth/login', { body: bodyOf(credentials) })),
    refresh: () => take(open.POST('/operator/api/v1/auth/refresh', { body: byCookie })),
    accept: (token, password) => take(open.POST('/operator/api/v1/auth/invitation', { body: { token, password } })),
  };
}
