export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const storageKey = 'platform.language';

const texts: Record<Language, () => Promise<{ default: object }>> = {
  'zh-CN': () => import('./zh-CN.json'),
  en: () => import('./en.json'),
};

/** What the reader chose before; else the first of the browser's languages that is one of ours; else English. */
export function preferredLanguage(chosen: string | null, browser: readonly string[]): Language {
  const known = (tag: string): Language | undefined => languages.find((language) => language.slice(0, 2) === tag.slice(0, 2).toLowerCase());
  return (chosen !== null ? known(chosen) : undefined) ?? browser.map(known).find((language) => language !== undefined) ?? 'en';
}

/** That of this reader in this browser. */
export function ownLanguage(): Language {
  return preferredLanguage(localStorage.getItem(storageKey), navigator.languages);
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
}

/** All words of the console in a language, keyed as in `en.json`. */
export async function loadTexts(language: Language): Promise<object> {
  return (await texts[language]()).default;
}
