import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { take } from '../../api/refusal';
import type { FlowSummary } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { Button } from '../../shared/Button';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { EditDrawer } from '../../shared/EditForm';
import { IdItem } from '../../shared/IdItem';
import { Loaded } from '../../shared/Loaded';
import { Page, Section } from '../../shared/Page';
import { Tag } from '../../shared/Tag';
import { useOwnNumbers } from '../numbers/useOwnNumbers';
import { SecretsSection } from './SecretsSection';
import { useFlows } from './useFlows';

/** A flow that is right and does nothing, to begin with. */
const emptyFlow = { start: 'bye', nodes: [{ type: 'hangUp', id: 'bye' }] };

export default function FlowsPage() {
  const { t } = useTranslation();
  const [isAdding, setIsAdding] = useState(false);
  const flows = useFlows();
  const numbers = useOwnNumbers();
  const leadingTo = (flow: string): string[] => (numbers.data ?? []).filter(({ destination }) => destination === `flow:${flow}`).map(({ e164 }) => e164);
  const columns: Column<FlowSummary>[] = [
    { key: 'name', title: t('flow.name'), render: (flow) => <Link to={`/flows/${encodeURIComponent(flow.id)}`}>{flow.name}</Link> },
    { key: 'published', title: t('flow.published'), render: (flow) => <Published flow={flow} /> },
    { key: 'numbers', title: t('flow.numbers'), render: (flow) => leadingTo(flow.id).join(', ') || '–' },
    { key: actionsKey, title: t('edit.actions'), render: (flow) => <RemoveButton flow={flow} /> },
  ];
  return (
    <Page title={t('flow.title')}>
      <Section title={t('flow.all')}>
        <p className="quiet">{t('flow.what')}</p>
        <Loaded query={flows}>
          {(items) => <DataTable label={t('flow.all')} columns={columns} rows={items} rowKey={(flow) => flow.id} empty={t('flow.none')} />}
        </Loaded>
        <Button onClick={() => setIsAdding(true)}>{t('flow.add')}</Button>
      </Section>
      <SecretsSection />
      {isAdding && <AddDrawer taken={(flows.data ?? []).map(({ id }) => id)} onClose={() => setIsAdding(false)} />}
    </Page>
  );
}

export function Published({ flow: { published, isDraftNew } }: { flow: Pick<FlowSummary, 'published' | 'isDraftNew'> }) {
  const { t } = useTranslation();
  return (
    <>
      {published === null ? t('flow.neverPublished') : t('flow.version', { version: published })}{' '}
      {published !== null && isDraftNew && <Tag color="gold">{t('flow.draftNew')}</Tag>}
    </>
  );
}

function RemoveButton({ flow: { id, name } }: { flow: FlowSummary }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = { ...useTenant(), flow: id };
  const remove = (): Promise<unknown> => take(api.DELETE('/t/{tenant}/api/v1/flows/{flow}', { params: { path } }));
  return <ConfirmButton text={t('edit.remove')} subject={name} question={t('flow.removeSure', { name })} act={remove} />;
}

type New = { id: string; name: string };

function AddDrawer({ taken, onClose }: { taken: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const needed = [{ required: true, message: t('edit.missing') }];
  const save = ({ id, name }: New): Promise<unknown> =>
    take(api.PUT('/t/{tenant}/api/v1/flows/{flow}', { params: { path: { ...path, flow: id } }, body: { name, draft: emptyFlow } }));
  return (
    <EditDrawer<New> title={t('flow.add')} initial={{ id: '', name: '' }} save={save} onClose={onClose}>
      <IdItem isNew taken={taken} />
      <Form.Item name="name" label={t('flow.name')} rules={needed}>
        <Input maxLength={100} />
      </Form.Item>
    </EditDrawer>
  );
}
