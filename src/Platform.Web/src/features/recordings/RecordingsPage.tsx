import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { take } from '../../api/refusal';
import type { Recording } from '../../api/types';
import { useApi, useTenant, useWho } from '../../app/console';
import { Button } from '../../shared/Button';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { filtersOf } from '../../shared/filters';
import { clock, useFormats } from '../../shared/format';
import { Page, Section } from '../../shared/Page';
import { PagedSection, RefreshButton } from '../../shared/PagedSection';
import { Tag } from '../../shared/Tag';
import { useAgentName, usePartyName, useQueueName } from '../names';
import { filterNames } from './filters';
import { Player } from './Player';
import { RecordingFilters } from './RecordingFilters';
import { useRecordings } from './useRecordings';

export default function RecordingsPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const [heard, setHeard] = useState<Recording | null>(null);
  const filters = filtersOf(filterNames, params);
  const found = useRecordings(filters);
  return (
    <Page title={t('recording.title')} extra={<Extra refresh={<RefreshButton found={found} />} />}>
      <RecordingFilters filters={filters} onChange={(next) => setParams(next, { replace: true })} />
      {heard !== null && (
        <Section title={t('recording.playing', { call: heard.callId })}>
          <Player key={heard.callId} recording={heard} />
        </Section>
      )}
      <PagedSection title={t('recording.found')} found={found}>
        {(recordings) => <RecordingTable recordings={recordings} onHear={setHeard} />}
      </PagedSection>
    </Page>
  );
}

function Extra({ refresh }: { refresh: ReactNode }) {
  const { t } = useTranslation();
  const isAdmin = useWho().role === 'tenantAdmin';
  return (
    <div className="actions">
      {isAdmin && <Link to="/recordings/policy">{t('recordingPolicy.title')}</Link>}
      {refresh}
    </div>
  );
}

function RecordingTable({ recordings, onHear }: { recordings: readonly Recording[]; onHear: (recording: Recording) => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const agentName = useAgentName();
  const queueName = useQueueName();
  const partyName = usePartyName();
  const columns: Column<Recording>[] = [
    { key: 'at', title: t('recording.at'), render: (row) => <Link to={`/calls/${row.callId}`}>{formats.dateTime(row.startedAt)}</Link> },
    { key: 'from', title: t('call.from'), render: (row) => partyName(row.from) },
    { key: 'to', title: t('call.to'), render: (row) => partyName(row.to) },
    { key: 'queue', title: t('call.queue'), render: (row) => formats.list(row.queues.map(queueName)) || '–' },
    { key: 'agent', title: t('call.agent'), render: (row) => formats.list(row.agents.map(agentName)) || '–' },
    { key: 'length', title: t('recording.length'), render: (row) => (row.lengthMs === null ? '–' : clock(row.lengthMs)), number: true },
    { key: 'state', title: t('recording.state'), render: (row) => <StateTag recording={row} /> },
    { key: actionsKey, title: t('recording.actions'), render: (row) => <Acts recording={row} onHear={onHear} /> },
  ];
  return <DataTable label={t('recording.found')} columns={columns} rows={recordings} rowKey={(row) => row.callId} empty={t('recording.none')} />;
}

function StateTag({ recording: { state, fault } }: { recording: Recording }) {
  const { t } = useTranslation();
  const colour = fault !== null ? 'red' : state === 'complete' ? 'green' : state === 'open' ? 'blue' : 'orange';
  return (
    <Tag color={colour}>
      <span>
        {t(`recordingState.${state}`)}
        {fault !== null && ` · ${t(`recordingFault.${fault}`)}`}
      </span>
    </Tag>
  );
}

function Acts({ recording, onHear }: { recording: Recording; onHear: (recording: Recording) => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = { ...useTenant(), callId: recording.callId };
  const isAdmin = useWho().role === 'tenantAdmin';
  if (recording.state === 'missing') return null;
  return (
    <div className="actions">
      <Button size="small" aria-label={`${t('recording.hear')} ${recording.callId}`} onClick={() => onHear(recording)}>
        {t('recording.hear')}
      </Button>
      {isAdmin && recording.state !== 'open' && (
        <ConfirmButton
          text={t('recording.delete')}
          subject={recording.callId}
          question={t('recording.deleteQuestion')}
          act={() => take(api.DELETE('/t/{tenant}/api/v1/recordings/{callId}', { params: { path } }))}
        />
      )}
    </div>
  );
}
