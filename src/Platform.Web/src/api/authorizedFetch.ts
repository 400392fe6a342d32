import type { Session } from '../auth/session';
import { noteServerTime } from './serverClock';

/** The token went stale on the way (a laptop that slept): worth one more try with a fresh one. */
const staleToken = 'token_expired';

/** `fetch` with the session's token and the reader's language. An answer that the log-in is over ends the session. */
export function authorizedFetch(session: Session, language: () => string): (request: Request) => Promise<Response> {
  const send = (request: Request, token: string): Promise<Response> => {
    request.headers.set('Authorization', `Bearer ${token}`);
    request.headers.set('Accept-Language', language());
    return fetch(request);
  };
  return async (request) => {
    const again = request.clone();
    let answer = await send(request, await session.accessToken());
    if (answer.status === 401 && (await codeOf(answer)) === staleToken) answer = await send(again, await session.renew());
    if (answer.status === 401) session.end('revoked');
    noteServerTime(answer);
    return answer;
  };
}

async function codeOf(answer: Response): Promise<unknown> {
  const problem: unknown = await answer.clone().json().catch(() => null);
  return typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : null;
}
