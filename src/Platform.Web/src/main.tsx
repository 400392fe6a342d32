import i18next from 'i18next';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import type { Prepared } from './prepare';

/** @param prepared null where no console is served. */
export function run(prepared: Prepared | null): void {
  const root = document.getElementById('root')!;
  if (prepared === null) {
    root.textContent = i18next.t('app.nowhere');
    return;
  }
  createRoot(root).render(
    <StrictMode>
      <App {...prepared} />
    </StrictMode>,
  );
}
