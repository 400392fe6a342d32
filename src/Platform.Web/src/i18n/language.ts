export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const storageKey = 'platform.language';

/** The first part is that of the sign-in, the frame and the desk. */
export type Part = 'first' | 'rest';

const texts: Record<Language, Record<Part, () => Promise<{ default: object }>>> = {
  'zh-CN': { first: () => import('./zh-CN.json?first'), rest: () => import('./zh-CN.json?rest') },
  en: { first: () => import('./en.json?first'), rest: () => import('./en.json?rest') },
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

/** Words of the console in a language, keyed as in `en.json`. */
export async function loadTexts(language: Language, part: Part): Promise<object> {
  return (await texts[language][part]()).default;
}
