import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { take } from '../../api/refusal';
import type { Callback } from '../../api/types';
import { useApi, useStepsIn, useTenant } from '../../app/console';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { ChoiceFilter, FilterForm, TextFilter } from '../../shared/FilterForm';
import { type Filters, filtersOf } from '../../shared/filters';
import { clock, useFormats } from '../../shared/format';
import { Page } from '../../shared/Page';
import { PagedSection, RefreshButton } from '../../shared/PagedSection';
import { Tag } from '../../shared/Tag';
import { usePages } from '../../shared/usePages';
import { useAgentName, useQueueName } from '../names';

const filterNames = ['number', 'open'] as const;

/** Who is to be called back, who was, and what came of it. */
export default function CallbacksPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const filters = filtersOf(filterNames, params);
  const found = useCallbacks(filters);
  return (
    <Page title={t('callback.title')} extra={<RefreshButton found={found} />}>
      <FilterForm id="callbacks" filters={filters} onChange={(next) => setParams(next, { replace: true })}>
        <TextFilter name="number" label={t('calls.number')} placeholder="+86…" />
        <ChoiceFilter name="open" label={t('callback.state')} options={[{ value: 'true', label: t('callback.open') }]} />
      </FilterForm>
      <PagedSection title={t('callback.found')} found={found}>
        {(callbacks) => <CallbackTable callbacks={callbacks} />}
      </PagedSection>
    </Page>
  );
}

function CallbackTable({ callbacks }: { callbacks: readonly Callback[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queueName = useQueueName();
  const stepsIn = useStepsIn();
  const columns: Column<Callback>[] = [
    { key: 'at', title: t('callback.at'), render: (row) => <Link to={`/calls/${row.id}`}>{formats.dateTime(row.at)}</Link> },
    { key: 'number', title: t('calls.number'), render: (row) => row.number },
    { key: 'queue', title: t('call.queue'), render: (row) => queueName(row.queue) },
    { key: 'source', title: t('callback.source'), render: (row) => t(`callbackSource.${row.source}`) },
    { key: 'attempts', title: t('callback.attempts'), render: (row) => <Attempts callback={row} /> },
    { key: 'state', title: t('callback.state'), render: (row) => <StateTag callback={row} /> },
  ];
  if (stepsIn) columns.push({ key: actionsKey, title: t('recording.actions'), render: (row) => <CancelButton callback={row} /> });
  return <DataTable label={t('callback.found')} columns={columns} rows={callbacks} rowKey={(row) => row.id} empty={t('callback.none')} />;
}

/** An agent who missed the call, or for whom no call could be made, is no call to show. */
function Attempts({ callback: { attempts } }: { callback: Callback }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const agentName = useAgentName();
  if (attempts.length === 0) return '–';
  return attempts.map(({ callId, agent, at, outcome, cause, waitedMs }) => (
    <div key={callId}>
      {cause === null ? formats.dateTime(at) : <Link to={`/calls/${callId}`}>{formats.dateTime(at)}</Link>} {agent === null ? t('callback.customerFirst') : agentName(agent)}
      {outcome !== null && `: ${t(`attempt.${outcome}`)}`}
      {waitedMs !== null && ` · ${t('callback.waited', { wait: clock(waitedMs) })}`}
    </div>
  ));
}

function StateTag({ callback: { phase, outcome, nextAt } }: { callback: Callback }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (outcome !== null) return <Tag color={outcome === 'done' ? 'green' : 'orange'}>{t(`callbackOutcome.${outcome}`)}</Tag>;
  return (
    <Tag color="blue">
      <span>
        {t(`callbackPhase.${phase}`)}
        {nextAt !== null && ` · ${formats.dateTime(nextAt)}`}
      </span>
    </Tag>
  );
}

function CancelButton({ callback: { id, outcome, number } }: { callback: Callback }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = { ...useTenant(), callbackId: id };
  if (outcome !== null) return null;
  return (
    <ConfirmButton
      text={t('callback.cancel')}
      subject={number}
      question={t('callback.cancelQuestion')}
      act={() => take(api.DELETE('/t/{tenant}/api/v1/callbacks/{callbackId}', { params: { path } }))}
    />
  );
}

function useCallbacks({ number, open }: Filters<(typeof filterNames)[number]>) {
  const api = useApi();
  const path = useTenant();
  return usePages(['callbacks', number, open], (page) => {
    const query = { ...(number !== undefined && { number }), open: open === 'true', ...page };
    return take(api.GET('/t/{tenant}/api/v1/callbacks', { params: { path, query } }));
  });
}
