import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { chooseColours, currentColours, preferredColours, startColours } from './colours';

let isDark = false;

beforeEach(() => {
  isDark = false;
  vi.stubGlobal('matchMedia', () => ({ matches: isDark, addEventListener: () => undefined, removeEventListener: () => undefined }));
});

afterEach(() => localStorage.clear());

it.each([
  [null, false, 'light'],
  [null, true, 'dark'],
  ['light', true, 'light'],
  ['dark', false, 'dark'],
  ['pink', true, 'dark'],
] as const)('chosen %s, dark system %s: %s', (chosen, isSystemDark, colours) => {
  expect(preferredColours(chosen, isSystemDark)).toBe(colours);
});

it('keeps a choice that differs from the system and follows the system again otherwise', () => {
  startColours();
  expect(document.documentElement.dataset.colours).toBe('light');
  chooseColours('dark');
  expect(document.documentElement.dataset.colours).toBe('dark');
  chooseColours('light');
  isDark = true;
  expect(currentColours()).toBe('dark');
});
