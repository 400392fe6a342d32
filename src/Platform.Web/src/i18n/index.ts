import type { ConfigProviderProps } from 'antd';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const storageKey = 'platform.language';

const texts: Record<Language, () => Promise<{ default: object }>> = {
  'zh-CN': () => import('./zh-CN.json'),
  en: () => import('./en.json'),
};

type WidgetTexts = NonNullable<ConfigProviderProps['locale']>;

/** The component library's own words and its calendar's. */
const widgetTexts: Record<Language, () => Promise<{ default: object }>> = {
  'zh-CN': async () => {
    await import('dayjs/locale/zh-cn');
    return import('antd/locale/zh_CN');
  },
  en: () => import('antd/locale/en_US'),
};

let shownWidgetTexts: WidgetTexts;

/** What the reader chose before; else the first of the browser's languages that is one of ours; else English. */
export function preferredLanguage(chosen: string | null, browser: readonly string[]): Language {
  const known = (tag: string): Language | undefined => languages.find((language) => language.slice(0, 2) === tag.slice(0, 2).toLowerCase());
  return (chosen !== null ? known(chosen) : undefined) ?? browser.map(known).find((language) => language !== undefined) ?? 'en';
}

export function currentLanguage(): Language {
  return i18next.language as Language;
}

/** In step with the current language: both change together, and neither is missing when the first page is drawn. */
export function currentWidgetTexts(): WidgetTexts {
  return shownWidgetTexts;
}

export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({ resources: {}, fallbackLng: false, interpolation: { escapeValue: false }, keySeparator: '.' });
  await show(preferredLanguage(localStorage.getItem(storageKey), navigator.languages));
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language);
  await show(language);
}

async function show(language: Language): Promise<void> {
  const [own, widgets, { default: dayjs }] = await Promise.all([texts[language](), widgetTexts[language](), import('dayjs')]);
  i18next.addResourceBundle(language, 'translation', own.default);
  shownWidgetTexts = widgets.default as WidgetTexts;
  dayjs.locale(language.toLowerCase());
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
