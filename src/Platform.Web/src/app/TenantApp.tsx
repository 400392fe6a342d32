import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes } from 'react-router';
import { take } from '../api/refusal';
import DeskPage from '../features/desk/DeskPage';
import { LiveProvider, useLinkState } from '../live/LiveProvider';
import { PhoneBar, PhoneSwitch } from '../phone/PhoneBar';
import { PhoneProvider } from '../phone/PhoneProvider';
import { Alert } from '../shared/Alert';
import { useApi, useTenant, useWho } from './console';
import { homeOf } from './home';
import { LinkTag } from './LinkTag';
import { Shell } from './Shell';
import { tenantQuery } from './tenantQuery';
import { withLibrary } from './withLibrary';

const AdminHome = withLibrary(() => import('../features/start/AdminHome'));
const StartPage = withLibrary(() => import('../features/start/StartPage'));
const AgentsPage = withLibrary(() => import('../features/agents/AgentsPage'));
const WallPage = withLibrary(() => import('../features/wall/WallPage'));
const CallsPage = withLibrary(() => import('../features/calls/CallsPage'));
const CallPage = withLibrary(() => import('../features/calls/CallPage'));
const RecordingsPage = withLibrary(() => import('../features/recordings/RecordingsPage'));
const ReportsPage = withLibrary(() => import('../features/reports/ReportsPage'));
const RecordingPolicyPage = withLibrary(() => import('../features/recordings/RecordingPolicyPage'));
const CallbacksPage = withLibrary(() => import('../features/callbacks/CallbacksPage'));
const VoicemailPage = withLibrary(() => import('../features/voicemail/VoicemailPage'));
const AuditPage = withLibrary(() => import('../features/audit/AuditPage'));
const OwnNumbersPage = withLibrary(() => import('../features/numbers/OwnNumbersPage'));
const QueuesPage = withLibrary(() => import('../features/queues/QueuesPage'));
const PeoplePage = withLibrary(() => import('../features/people/PeoplePage'));
const PromptsPage = withLibrary(() => import('../features/prompts/PromptsPage'));
const OpeningHoursPage = withLibrary(() => import('../features/hours/OpeningHoursPage'));
const FlowsPage = withLibrary(() => import('../features/flows/FlowsPage'));
const FlowPage = withLibrary(() => import('../features/flows/FlowPage'));
const UsersPage = withLibrary(() => import('../features/users/UsersPage'));
const WebhooksPage = withLibrary(() => import('../features/webhooks/WebhooksPage'));
const AccountPage = withLibrary(() => import('../features/account/AccountPage'));
const BillPage = withLibrary(() => import('../features/bill/BillPage'));

export function TenantApp() {
  const { tenant } = useTenant();
  const Phone = useWho().agent === null ? Fragment : PhoneProvider;
  return (
    <LiveProvider hubUrl={`/t/${encodeURIComponent(tenant)}/hub`}>
      <Phone>
        <TenantPages />
      </Phone>
    </LiveProvider>
  );
}

function TenantPages() {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const { role, agent } = useWho();
  const isAgent = agent !== null;
  const watches = role !== 'agent';
  const isAdmin = role === 'tenantAdmin';
  /** Reads what an admin sets up. */
  const reads = isAdmin || role === 'auditor';
  const link = useLinkState();
  const tenant = useQuery(tenantQuery(api, path));
  const leaveSeat = async (): Promise<void> => {
    if (isAgent) await take(api.DELETE('/t/{tenant}/api/v1/agent/session', { params: { path } }));
  };
  const nav = [
    ...(watches ? [{ to: 'wall', text: t('wall.title') }] : []),
    ...(isAgent ? [{ to: 'desk', text: t('desk.title') }] : []),
    { to: 'calls', text: t('calls.title') },
    { to: 'voicemail', text: t('voicemail.title') },
    ...(watches
      ? [
          { to: 'callbacks', text: t('callback.title') },
          { to: 'recordings', text: t('recording.title') },
          { to: 'reports', text: t('report.title') },
          { to: 'hours', text: t('hours.title') },
        ]
      : []),
    ...(isAdmin
      ? [
          { to: 'start', text: t('start.title') },
          { to: 'flows', text: t('flow.title') },
          { to: 'queues', text: t('queueSet.title') },
          { to: 'agents', text: t('agent.title') },
          { to: 'people', text: t('people.title') },
          { to: 'numbers', text: t('number.nav') },
          { to: 'prompts', text: t('prompt.nav') },
        ]
      : []),
    ...(reads
      ? [
          { to: 'users', text: t('user.title') },
          { to: 'webhooks', text: t('webhook.title') },
          { to: 'bill', text: t('bill.title') },
          { to: 'audit', text: t('audit.title') },
        ]
      : []),
  ];
  return (
    <Shell
      name={tenant.data?.name ?? path.tenant}
      nav={nav}
      status={
        <>
          {isAgent && <PhoneSwitch />}
          <LinkTag state={link} />
        </>
      }
      onSignOut={leaveSeat}
    >
      {isAgent && <PhoneBar />}
      {link === 'lost' && <Alert type="warning" role="status" title={t('live.lostLong')} />}
      {tenant.data?.suspended && <Alert type="error" role="status" title={t('tenant.suspended')} />}
      <Routes>
        {watches && <Route path="wall" element={<WallPage />} />}
        {watches && <Route path="callbacks" element={<CallbacksPage />} />}
        {watches && <Route path="recordings" element={<RecordingsPage />} />}
        {watches && <Route path="reports" element={<ReportsPage />} />}
        {watches && <Route path="hours" element={<OpeningHoursPage />} />}
        {isAgent && <Route path="desk" element={<DeskPage />} />}
        {isAdmin && (
          <>
            <Route path="recordings/policy" element={<RecordingPolicyPage />} />
            <Route path="numbers" element={<OwnNumbersPage />} />
            <Route path="queues" element={<QueuesPage />} />
            <Route path="start" element={<StartPage />} />
            <Route path="agents" element={<AgentsPage />} />
            <Route path="people" element={<PeoplePage />} />
            <Route path="flows" element={<FlowsPage />} />
            <Route path="flows/:flow" element={<FlowPage />} />
            <Route path="prompts" element={<PromptsPage />} />
          </>
        )}
        <Route path="voicemail" element={<VoicemailPage />} />
        {reads && <Route path="audit" element={<AuditPage />} />}
        {reads && <Route path="bill" element={<BillPage />} />}
        {reads && <Route path="webhooks" element={<WebhooksPage />} />}
        {reads && <Route path="users" element={<UsersPage />} />}
        <Route path="account" element={<AccountPage />} />
        <Route path="calls" element={<CallsPage />} />
        <Route path="calls/:callId" element={<CallPage />} />
        <Route path="*" element={isAdmin ? <AdminHome /> : <Navigate to={`/${homeOf(role)}`} replace />} />
      </Routes>
    </Shell>
  );
}
