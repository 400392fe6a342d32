import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { take } from '../../api/refusal';
import type { AuditEntry } from '../../api/types';
import { useConsole } from '../../app/console';
import { type Column, DataTable } from '../../shared/DataTable';
import { ChoiceFilter, DayFilter, FilterForm, TextFilter } from '../../shared/FilterForm';
import { type Filters, filtersOf, timeOf } from '../../shared/filters';
import { useFormats } from '../../shared/format';
import { Page } from '../../shared/Page';
import { PagedSection, RefreshButton } from '../../shared/PagedSection';
import { usePages } from '../../shared/usePages';
import { actions, useActionText } from './actions';
import { useAuditTexts } from './detail';

const filterNames = ['from', 'to', 'who', 'action', 'subject'] as const;
type AuditFilter = Filters<(typeof filterNames)[number]>;

/** Who listened to what, and who deleted it or set what is recorded. */
export default function AuditPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const filters = filtersOf(filterNames, params);
  const found = useAudit(filters);
  const actionText = useActionText();
  return (
    <Page title={t('audit.title')} extra={<RefreshButton found={found} />}>
      <FilterForm id="audit" filters={filters} onChange={(next) => setParams(next, { replace: true })}>
        <DayFilter name="from" />
        <DayFilter name="to" />
        <TextFilter name="who" label={t('audit.who')} />
        <ChoiceFilter name="action" label={t('audit.action')} options={actions.map((value) => ({ value, label: actionText(value) }))} />
        <TextFilter name="subject" label={t('audit.subject')} placeholder="01J…" />
      </FilterForm>
      <PagedSection title={t('audit.found')} found={found}>
        {(entries) => <AuditTable entries={entries} />}
      </PagedSection>
    </Page>
  );
}

function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const actionText = useActionText();
  const { detailText, subjectText } = useAuditTexts();
  const columns: Column<AuditEntry>[] = [
    { key: 'at', title: t('audit.at'), render: ({ at }) => formats.dateTime(at) },
    { key: 'who', title: t('audit.who'), render: ({ who }) => (who === 'system' ? t('audit.system') : who) },
    { key: 'action', title: t('audit.action'), render: ({ action }) => actionText(action) },
    { key: 'subject', title: t('audit.subject'), render: ({ action, subject }) => (ofCall.test(action) ? <Link to={`/calls/${subject.split('.')[0]}`}>{subject}</Link> : subjectText(action, subject)) },
    { key: 'detail', title: t('audit.detail'), render: ({ action, detail }) => detailText(action, detail) },
  ];
  return <DataTable label={t('audit.found')} columns={columns} rows={entries} rowKey={({ id }) => id} empty={t('audit.none')} />;
}

/** Recordings, supervision and callbacks are about a call; a message is kept under the id of the call in which it was left. */
const ofCall = /^(recording\.(?!policy)|supervision\.|callback\.|voicemail\.)/;

function useAudit({ from, to, ...filters }: AuditFilter) {
  const { api, place } = useConsole();
  return usePages(['audit', filters, from, to], (page) => {
    const query = { ...filters, ...timeOf({ from, to }), ...page };
    return place.kind === 'tenant'
      ? take(api.GET('/t/{tenant}/api/v1/audit', { params: { path: { tenant: place.tenant }, query } }))
      : take(api.GET('/operator/api/v1/audit', { params: { query } }));
  });
}
