import { useEffect } from 'react';

/** Alt and a letter, by its place on the keyboard, so that it is the same one under an input method. */
export type Shortcuts = Partial<Record<'a' | 'e' | 'h' | 'k' | 'm', () => void>>;

/** As `aria-keyshortcuts` and titles say them. */
export function shortcutText(letter: keyof Shortcuts): string {
  return `Alt+${letter.toUpperCase()}`;
}

/** Works wherever the focus is. */
export function useShortcuts(shortcuts: Shortcuts): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
      const action = event.altKey && !event.ctrlKey && !event.metaKey ? shortcuts[letter as keyof Shortcuts] : undefined;
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [shortcuts]);
}
