import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter } from 'react-router';
import { invitationOf } from '../auth/invitation';
import { SignIn } from '../auth/SignIn';
import { allTexts } from '../i18n';
import { Skeleton } from '../shared/Skeleton';
import { ConsoleContext, type ConsoleParts, useConsole, useSession } from './console';
import { TenantApp } from './TenantApp';
import { withLibrary } from './withLibrary';

const InvitationPage = withLibrary(() => import('../auth/InvitationPage').then((module) => ({ default: module.InvitationPage })));
const EnrolPage = withLibrary(() => import('../auth/EnrolPage'));
const OperatorApp = lazy(() => Promise.all([import('./OperatorApp'), allTexts()]).then(([module]) => ({ default: module.OperatorApp })));

export function App({ parts, queries }: { parts: ConsoleParts; queries: QueryClient }) {
  useTranslation();
  return (
    <ConsoleContext.Provider value={parts}>
      <QueryClientProvider client={queries}>
        <BrowserRouter basename={parts.place.root}>
          <Suspense fallback={<Skeleton className="page" />}>
            <Gate />
          </Suspense>
        </BrowserRouter>
      </QueryClientProvider>
    </ConsoleContext.Provider>
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
