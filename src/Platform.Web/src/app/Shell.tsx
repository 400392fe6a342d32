import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { Button } from '../shared/Button';
import { ErrorBoundary } from '../shared/ErrorBoundary';
import { Skeleton } from '../shared/Skeleton';
import { ColoursSwitch } from './ColoursSwitch';
import { useConsole, useWho } from './console';
import { LanguageSwitch } from './LanguageSwitch';
import { Menu, type NavItem } from './Menu';

type ShellProps = { name: string; nav: NavItem[]; status?: ReactNode; onSignOut: () => Promise<void>; children: ReactNode };

/** The frame of every page behind the sign-in. */
export function Shell({ name, nav, status, onSignOut, children }: ShellProps) {
  const { t } = useTranslation();
  const { session } = useConsole();
  const who = useWho();
  const { pathname } = useLocation();
  const signOut = async (): Promise<void> => {
    await onSignOut().catch(() => undefined);
    await session.logOut().catch(() => undefined);
  };
  return (
    <>
      <a className="skip" href={`${window.location.pathname}#main`}>
        {t('app.skip')}
      </a>
      <header className="top">
        <span className="brand">{name}</span>
        <Menu items={nav} />
        <div className="who">
          {status}
          <NavLink to="account" title={t(`role.${who.role}`)}>
            {who.login}
          </NavLink>
          <ColoursSwitch />
          <LanguageSwitch />
          <Button type="text" onClick={() => void signOut()}>
            {t('app.signOut')}
          </Button>
        </div>
      </header>
      <main className="page" id="main" tabIndex={-1}>
        <Suspense fallback={<Skeleton />}>
          <ErrorBoundary key={pathname}>{children}</ErrorBoundary>
        </Suspense>
      </main>
    </>
  );
}
