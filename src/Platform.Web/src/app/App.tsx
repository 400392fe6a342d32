import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { ConfigProvider, Skeleton } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter } from 'react-router';
import { invitationOf } from '../auth/invitation';
import { currentWidgetTexts } from '../i18n';
import { useColours } from './colours';
import { ConsoleContext, type ConsoleParts, useConsole, useSession } from './console';
import type { Session } from '../auth/session';
import { allowsMotion } from './motion';
import type { Place } from './place';
import { themeOf } from './theme';

const loadSignIn = () => import('../auth/SignIn').then((module) => ({ default: module.SignIn }));
const InvitationPage = lazy(() => import('../auth/InvitationPage').then((module) => ({ default: module.InvitationPage })));
const SignIn = lazy(loadSignIn);
const EnrolPage = lazy(() => import('../auth/EnrolPage'));
const loadTenantApp = () => import('./TenantApp').then((module) => ({ default: module.TenantApp }));
const loadOperatorApp = () => import('./OperatorApp').then((module) => ({ default: module.OperatorApp }));
const TenantApp = lazy(loadTenantApp);
const OperatorApp = lazy(loadOperatorApp);

/** What is behind the sign-in, loaded while other things are asked for; the sign-in itself as soon as it is known to be needed. */
export async function loadApp(place: Place, session: Session): Promise<void> {
  const behind = place.kind === 'tenant' ? loadTenantApp() : loadOperatorApp();
  await session.resume();
  await Promise.all([behind, session.show().who === null ? loadSignIn() : null]);
}

export function App({ parts, queries }: { parts: ConsoleParts; queries: QueryClient }) {
  useTranslation();
  const colours = useColours();
  const [motion] = useState(allowsMotion);
  const theme = useMemo(() => themeOf(colours, motion), [colours, motion]);
  return (
    <ConfigProvider theme={theme} locale={currentWidgetTexts()} button={{ autoInsertSpace: false }}>
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
