import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { keepLanguage, type Language, loadTexts, ownLanguage, type Part } from './language';

const others: ((language: Language) => Promise<void>)[] = [];

export function currentLanguage(): Language {
  return i18next.language as Language;
}

export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({ resources: {}, fallbackLng: false, interpolation: { escapeValue: false }, keySeparator: '.' });
  await show(ownLanguage());
}

export async function chooseLanguage(language: Language): Promise<void> {
  keepLanguage(language);
  await show(language);
}

/** Loads what else has words, now and whenever another language is chosen: all change together. */
export async function alsoLoad(load: (language: Language) => Promise<void>): Promise<void> {
  others.push(load);
  await load(currentLanguage());
}

let loading: Promise<void> | undefined;

/** The words of all pages; those of the sign-in, the frame and the desk are there from the start. */
export function allTexts(): Promise<void> {
  return (loading ??= alsoLoad((language) => add(language, 'rest')));
}

async function add(language: Language, part: Part): Promise<void> {
  i18next.addResourceBundle(language, 'translation', await loadTexts(language, part), true);
}

async function show(language: Language): Promise<void> {
  await Promise.all([add(language, 'first'), ...others.map((load) => load(language))]);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
