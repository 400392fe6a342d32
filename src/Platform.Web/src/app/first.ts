import type { Tokens } from '../api/types';
import { mayBeSignedIn } from '../auth/kept';
import { askAhead } from './ahead';
import type { Place } from './place';

/** Asks for the log-in that stands in this browser, and with its token for what the frame and an agent's desk show first. */
export async function askFirst(place: Place, language: string): Promise<void> {
  if (!mayBeSignedIn()) return;
  const headers = { 'Accept-Language': language, 'Content-Type': 'application/json' };
  const api = `${place.root}api/v1`;
  try {
    const answer = await askAhead(`${api}/auth/refresh`, { method: 'POST', headers, body: JSON.stringify({ refreshToken: null }) });
    if (answer === undefined || !answer.ok || place.kind === 'operator') return;
    const { accessToken, agent, role } = (await answer.clone().json()) as Tokens;
    const asSignedIn = { headers: { ...headers, Authorization: `Bearer ${accessToken}` } };
    const paths = ['tenant', ...(agent === null ? [] : ['agent/session']), ...(role === 'agent' ? ['break-reasons'] : [])];
    await Promise.all(paths.map((path) => askAhead(`${api}/${path}`, asSignedIn)));
  } catch {
    // Whoever needs an answer that did not come asks again, and says what is wrong.
  }
}
