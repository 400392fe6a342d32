import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { ConfigProvider, type ConfigProviderProps, Skeleton } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter } from 'react-router';
import { SignIn } from '../auth/SignIn';
import { currentLanguage, type Language } from '../i18n';
import { ConsoleContext, type ConsoleParts, useConsole, useSession } from './console';

const TenantApp = lazy(() => import('./TenantApp').then((module) => ({ default: module.TenantApp })));
const OperatorApp = lazy(() => import('./OperatorApp').then((module) => ({ default: module.OperatorApp })));

type WidgetTexts = Pick<ConfigProviderProps, 'locale'>;

const widgetTexts: Record<Language, () => Promise<{ default: unknown }>> = {
  'zh-CN': async () => {
    await import('dayjs/locale/zh-cn');
    return import('antd/locale/zh_CN');
  },
  en: () => import('antd/locale/en_US'),
};

const theme = { token: { colorPrimary: '#0b5394', borderRadius: 6, fontSize: 14 } };

export function App({ parts, queries }: { parts: ConsoleParts; queries: QueryClient }) {
  return (
    <ConfigProvider theme={theme} {...useWidgetTexts()} button={{ autoInsertSpace: false }}>
      <ConsoleContext.Provider value={parts}>
        <QueryClientProvider client={queries}>
          <BrowserRouter basename={parts.place.root}>
            <Suspense fallback={<Skeleton active className="page" />}>
              <Gate />
            </Suspense>
          </BrowserRouter>
        </QueryClientProvider>
      </ConsoleContext.Provider>
    </ConfigProvider>
  );
}

function Gate() {
  const { place } = useConsole();
  const { who } = useSession();
  if (who === null) return <SignIn />;
  return place.kind === 'tenant' ? <TenantApp key={who.login} /> : <OperatorApp key={who.login} />;
}

/** The component library's own words, in step with ours. */
function useWidgetTexts(): WidgetTexts {
  useTranslation();
  const language = currentLanguage();
  const [texts, setTexts] = useState<WidgetTexts>({});
  useEffect(() => {
    let wanted = true;
    void Promise.all([widgetTexts[language](), import('dayjs')]).then(([found, dayjs]) => {
      if (!wanted) return;
      dayjs.default.locale(language.toLowerCase());
      setTexts({ locale: found.default } as WidgetTexts);
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  return texts;
}
