import { QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { createApi, createAuthPort } from './api/client';
import { Refusal } from './api/refusal';
import { startColours } from './app/colours';
import type { ConsoleParts } from './app/console';
import { takeFirst } from './app/firstQueries';
import { startAtHome } from './app/home';
import type { Place } from './app/place';
import { mayBeSignedIn } from './auth/kept';
import { Session } from './auth/session';
import { currentLanguage, startTexts } from './i18n';

export type Prepared = { parts: ConsoleParts; queries: QueryClient };

/** A refusal stays one; what did not arrive is worth another try. */
const retry = (tries: number, failure: unknown): boolean => tries < 2 && !(failure instanceof Refusal && failure.status < 500);

/**
 * All that can be done before there is anything to draw with, while the larger part of the code is on its way.
 * @param place null where no console is served; there is nothing but the words then.
 */
export async function prepare(place: Place | null): Promise<Prepared | null> {
  startColours();
  if (place === null) {
    await startTexts();
    return null;
  }
  const queries = new QueryClient({ defaultOptions: { queries: { retry, staleTime: 5_000 } } });
  const session = new Session(createAuthPort(place, currentLanguage));
  const api = createApi(session, currentLanguage);
  const goOn = async (): Promise<void> => {
    if (!mayBeSignedIn()) return;
    await session.resume();
    await takeFirst(queries, api, place, session);
  };
  await Promise.all([startTexts(), goOn()]);
  startAtHome(place, session.show().who);
  session.subscribe(() => {
    if (session.show().who === null) queries.clear();
  });
  i18next.on('languageChanged', () => void queries.invalidateQueries());
  return { parts: { place, session, api }, queries };
}
