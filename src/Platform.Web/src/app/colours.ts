import { useSyncExternalStore } from 'react';

export type Colours = 'light' | 'dark';

const storageKey = 'platform.colours';
const systemIsDark = '(prefers-color-scheme: dark)';
const listeners = new Set<() => void>();

/** What the reader chose in this browser before; else what the system prefers. */
export function preferredColours(chosen: string | null, isSystemDark: boolean): Colours {
  return chosen === 'light' || chosen === 'dark' ? chosen : isSystemDark ? 'dark' : 'light';
}

export function currentColours(): Colours {
  return preferredColours(localStorage.getItem(storageKey), window.matchMedia(systemIsDark).matches);
}

/** Choosing what the system prefers is following it again. */
export function chooseColours(colours: Colours): void {
  if (colours === preferredColours(null, window.matchMedia(systemIsDark).matches)) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, colours);
  show();
}

/** Before the first page is drawn, and whenever the system changes its mind. */
export function startColours(): void {
  window.matchMedia(systemIsDark).addEventListener('change', show);
  show();
}

export function useColours(): Colours {
  return useSyncExternalStore(subscribe, currentColours);
}

function show(): void {
  document.documentElement.dataset.colours = currentColours();
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
