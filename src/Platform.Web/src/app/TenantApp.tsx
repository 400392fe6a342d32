import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes } from 'react-router';
import { take } from '../api/refusal';
import { LiveProvider, useLinkState } from '../live/LiveProvider';
import { useApi, useTenant, useWho } from './console';
import { LinkTag } from './LinkTag';
import { Shell } from './Shell';

const DeskPage = lazy(() => import('../features/desk/DeskPage'));
const WallPage = lazy(() => import('../features/wall/WallPage'));
const CallsPage = lazy(() => import('../features/calls/CallsPage'));
const CallPage = lazy(() => import('../features/calls/CallPage'));
const OwnNumbersPage = lazy(() => import('../features/numbers/OwnNumbersPage'));
const BillPage = lazy(() => import('../features/bill/BillPage'));

export function TenantApp() {
  const { tenant } = useTenant();
  return (
    <LiveProvider hubUrl={`/t/${encodeURIComponent(tenant)}/hub`}>
      <TenantPages />
    </LiveProvider>
  );
}

function TenantPages() {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const isAgent = useWho().role === 'agent';
  const link = useLinkState();
  const tenant = useQuery({
    queryKey: ['tenant'],
    queryFn: () => take(api.GET('/t/{tenant}/api/v1/tenant', { params: { path } })),
  });
  const leaveSeat = async (): Promise<void> => {
    if (isAgent) await take(api.DELETE('/t/{tenant}/api/v1/agent/session', { params: { path } }));
  };
  const calls = { to: 'calls', text: t('calls.title') };
  const nav = isAgent
    ? [{ to: 'desk', text: t('desk.title') }, calls]
    : [{ to: 'wall', text: t('wall.title') }, calls, { to: 'numbers', text: t('number.nav') }, { to: 'bill', text: t('bill.title') }];
  return (
    <Shell name={tenant.data?.name ?? path.tenant} nav={nav} status={<LinkTag state={link} />} onSignOut={leaveSeat}>
      {link === 'lost' && <Alert type="warning" showIcon banner role="status" title={t('live.lostLong')} className="lost" />}
      <Routes>
        {isAgent ? (
          <Route path="desk" element={<DeskPage />} />
        ) : (
          <>
            <Route path="wall" element={<WallPage />} />
            <Route path="numbers" element={<OwnNumbersPage />} />
            <Route path="bill" element={<BillPage />} />
          </>
        )}
        <Route path="calls" element={<CallsPage />} />
        <Route path="calls/:callId" element={<CallPage />} />
        <Route path="*" element={<Navigate to={isAgent ? '/desk' : '/wall'} replace />} />
      </Routes>
    </Shell>
  );
}
