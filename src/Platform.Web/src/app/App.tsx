import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { ConfigProvider, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter } from 'react-router';
import { invitationOf, InvitationPage } from '../auth/InvitationPage';
import { SignIn } from '../auth/SignIn';
import { currentWidgetTexts } from '../i18n';
import { useColours } from './colours';
import { ConsoleContext, type ConsoleParts, useConsole, useSession } from './console';
import type { Place } from './place';
import { themes } from './theme';

const EnrolPage = lazy(() => import('../auth/EnrolPage'));
const loadTenantApp = () => import('./TenantApp').then((module) => ({ default: module.TenantApp }));
const loadOperatorApp = () => import('./OperatorApp').then((module) => ({ default: module.OperatorApp }));
const TenantApp = lazy(loadTenantApp);
const OperatorApp = lazy(loadOperatorApp);

/** What is behind the sign-in, loaded while other things are asked for. */
export function loadApp(place: Place): Promise<unknown> {
  return place.kind === 'tenant' ? loadTenantApp() : loadOperatorApp();
}

export function App({ parts, queries }: { parts: ConsoleParts; queries: QueryClient }) {
  useTranslation();
  const colours = useColours();
  return (
    <ConfigProvider theme={themes[colours]} locale={currentWidgetTexts()} button={{ autoInsertSpace: false }}>
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
  const [invitation] = useState(() => invitationOf(window.location.hash));
  if (invitation !== null) return <InvitationPage token={invitation} />;
  if (who === null) return <SignIn />;
  if (who.mustEnrol) return <EnrolPage />;
  return place.kind === 'tenant' ? <TenantApp key={who.login} /> : <OperatorApp key={who.login} />;
}
