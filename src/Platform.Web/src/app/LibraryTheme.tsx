import { ConfigProvider, type ConfigProviderProps } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { alsoLoad } from '../i18n';
import type { Language } from '../i18n/language';
import { useColours } from './colours';
import { allowsMotion } from './motion';
import { themeOf } from './theme';

type LibraryTexts = NonNullable<ConfigProviderProps['locale']>;

/** The component library's own words and its calendar's. */
const texts: Record<Language, () => Promise<{ default: object }>> = {
  'zh-CN': async () => {
    await import('dayjs/locale/zh-cn');
    return import('antd/locale/zh_CN');
  },
  en: () => import('antd/locale/en_US'),
};

let shown: LibraryTexts;

async function show(language: Language): Promise<void> {
  shown = (await texts[language]()).default as LibraryTexts;
  dayjs.locale(language.toLowerCase());
}

let loading: Promise<void> | undefined;

/** The library speaks the console's language, when this is done and from then on. */
export function startLibrary(): Promise<void> {
  return (loading ??= alsoLoad(show));
}

/** Gives the component library our colours and the reader's language. */
export function LibraryTheme({ children }: { children: ReactNode }) {
  useTranslation();
  const colours = useColours();
  const [motion] = useState(allowsMotion);
  const theme = useMemo(() => themeOf(colours, motion), [colours, motion]);
  return (
    <ConfigProvider theme={theme} locale={shown} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}
