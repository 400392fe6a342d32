import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { take } from '../../api/refusal';
import type { Flow, FlowFault } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { type Column, DataTable } from '../../shared/DataTable';
import { Loaded } from '../../shared/Loaded';
import { Page, Section } from '../../shared/Page';
import { CompareSection } from './CompareSection';
import { DraftSection } from './DraftSection';
import { draftOf, placeOf } from './flowDraft';
import { Published } from './FlowsPage';
import { TestSection } from './TestSection';
import { VersionsSection } from './VersionsSection';

/** A flow: its draft and what is wrong with it, a test run, its versions. */
export default function FlowPage() {
  const { t } = useTranslation();
  const api = useApi();
  const { flow: id = '' } = useParams();
  const path = { ...useTenant(), flow: id };
  const flow = useQuery({ queryKey: ['flow', id], queryFn: () => take(api.GET('/t/{tenant}/api/v1/flows/{flow}', { params: { path } })) });
  const check = useQuery({
    queryKey: ['flow-check', id],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/flows/{flow}/check', { params: { path } }))).items,
  });
  return (
    <Page title={flow.data?.name ?? id} extra={<Link to="/flows">{t('flow.title')}</Link>}>
      <Loaded query={flow}>
        {(found) => (
          <>
            <DraftSection key={found.id} flow={found} faults={check.data ?? []} />
            <div className="columns">
              <CheckSection flow={found} check={check} />
              <TestSection flow={found.id} />
            </div>
            <VersionsSection flow={found} />
            <CompareSection key={`${found.id} ${found.published}`} flow={found} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** What keeps the saved draft from being published. */
function CheckSection({ flow: { id, name, draft, published, isDraftNew }, check }: { flow: Flow; check: UseQueryResult<FlowFault[]> }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = { ...useTenant(), flow: id };
  const saved = draftOf(draft);
  const publish = (): Promise<unknown> => take(api.POST('/t/{tenant}/api/v1/flows/{flow}/publish', { params: { path } }));
  const columns: Column<FlowFault>[] = [
    {
      key: 'text',
      title: t('flow.fault'),
      render: (fault) => (
        <>
          {fault.text}
          <div className="quiet">
            <code>{fault.code}</code>
          </div>
        </>
      ),
    },
    { key: 'path', title: t('flow.path'), render: (fault) => <code>{placeOf(saved, fault.path)}</code> },
  ];
  return (
    <Section title={t('flow.check')}>
      <p>
        <Published flow={{ published, isDraftNew }} />
      </p>
      <Loaded query={check}>
        {(faults) => (
          <>
            <DataTable label={t('flow.check')} columns={columns} rows={faults} rowKey={({ path, code, text }) => `${path} ${code} ${text}`} empty={t('flow.noFault')} />
            {faults.length === 0 && isDraftNew && (
              <p>
                <ConfirmButton text={t('flow.publish')} subject={name} question={t('flow.publishSure', { name })} act={publish} />
              </p>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}
