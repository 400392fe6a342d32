import { takeAhead } from '../app/ahead';
import type { Session } from '../auth/session';
import { noteServerTime } from './serverClock';

/** The token went stale on the way (a laptop that slept): worth one more try with a fresh one. */
const staleToken = 'token_expired';

/** `fetch` with the session's token and the reader's language, or what was asked ahead of it. An answer that the log-in is over ends the session. */
export function authorizedFetch(session: Session, language: () => string): (request: Request) => Promise<Response> {
  const send = (request: Request, token: string): Promise<Response> => {
    request.headers.set('Authorization', `Bearer ${token}`);
    request.headers.set('Accept-Language', language());
    return fetch(request);
  };
  return async (request) => {
    const again = request.clone();
    const token = await session.accessToken();
    const ahead = takeAhead(request);
    let answer = await (ahead ?? send(request, token));
    if (answer.status === 401 && (await codeOf(answer)) === staleToken) answer = await send(again, await session.renew());
    if (answer.status === 401) session.end('revoked');
    if (ahead === undefined) noteServerTime(answer);
    return answer;
  };
}

async function codeOf(answer: Response): Promise<unknown> {
  const problem: unknown = await answer.clone().json().catch(() => null);
  return typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : null;
}
