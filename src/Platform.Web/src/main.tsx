import { QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApi, createAuthPort } from './api/client';
import { Refusal } from './api/refusal';
import { App } from './app/App';
import { startColours } from './app/colours';
import { takeFirst } from './app/firstQueries';
import { startAtHome } from './app/home';
import type { Place } from './app/place';
import { Session } from './auth/session';
import { currentLanguage, startTexts } from './i18n';

/** A refusal stays one; what did not arrive is worth another try. */
const retry = (tries: number, failure: unknown): boolean => tries < 2 && !(failure instanceof Refusal && failure.status < 500);

/** @param place null where no console is served. */
export async function run(place: Place | null): Promise<void> {
  startColours();
  const root = document.getElementById('root')!;
  if (place === null) {
    await startTexts();
    root.textContent = i18next.t('app.nowhere');
  } else {
    await start(place, root);
  }
}

async function start(place: Place, root: HTMLElement): Promise<void> {
  const queries = new QueryClient({ defaultOptions: { queries: { retry, staleTime: 5_000 } } });
  const session = new Session(createAuthPort(place, currentLanguage));
  const api = createApi(session, currentLanguage);
  await Promise.all([startTexts(), session.resume().then(() => takeFirst(queries, api, place, session))]);
  startAtHome(place, session.show().who);
  session.subscribe(() => {
    if (session.show().who === null) queries.clear();
  });
  i18next.on('languageChanged', () => void queries.invalidateQueries());
  createRoot(root).render(
    <StrictMode>
      <App parts={{ place, session, api }} queries={queries} />
    </StrictMode>,
  );
}
