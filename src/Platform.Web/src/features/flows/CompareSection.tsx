import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Flow, FlowChange } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { type Column, DataTable } from '../../shared/DataTable';
import { Loaded } from '../../shared/Loaded';
import { Section } from '../../shared/Page';
import { useFlowVersions } from './useFlows';

/** Stands for the draft, which has no number. */
const draft = 0;

/** Node by node; from the published version to the draft at first. There is nothing to compare as long as none was published. */
export function CompareSection({ flow: { id, published } }: { flow: Flow }) {
  const { t } = useTranslation();
  const versions = useFlowVersions(id);
  const [from, setFrom] = useState(published);
  const [to, setTo] = useState(draft);
  if (from === null) return null;
  const numbered = (versions.data ?? []).map(({ version }) => ({ value: version, label: t('flow.version', { version }) }));
  return (
    <Section title={t('flow.compare')}>
      <Form layout="vertical" component="search" className="filters" aria-label={t('flow.compare')}>
        <Form.Item label={t('flow.from')} htmlFor="compare-from">
          <Select id="compare-from" options={numbered} value={from} onChange={setFrom} />
        </Form.Item>
        <Form.Item label={t('flow.to')} htmlFor="compare-to">
          <Select id="compare-to" options={[{ value: draft, label: t('flow.draft') }, ...numbered]} value={to} onChange={setTo} />
        </Form.Item>
      </Form>
      <Changes flow={id} from={from} to={to} />
    </Section>
  );
}

function Changes({ flow, from, to }: { flow: string; from: number; to: number }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = { ...useTenant(), flow };
  const changes = useQuery({
    queryKey: ['flow-changes', flow, from, to],
    queryFn: async () => {
      const query = { from, ...(to !== draft && { to }) };
      return (await take(api.GET('/t/{tenant}/api/v1/flows/{flow}/compare', { params: { path, query } }))).items;
    },
  });
  const columns: Column<FlowChange>[] = [
    { key: 'node', title: t('flow.node'), render: ({ node }) => node || '–' },
    { key: 'type', title: t('flow.type'), render: ({ type }) => type ?? '–' },
    { key: 'change', title: t('flow.change'), render: ({ change }) => t(`flowChange.${change}`) },
    {
      key: 'properties',
      title: t('flow.properties'),
      render: ({ properties }) =>
        properties.map(({ property, before, after }) => (
          <div key={property}>
            {property}: <code>{before ?? '–'}</code> → <code>{after ?? '–'}</code>
          </div>
        )),
    },
  ];
  return (
    <Loaded query={changes}>
      {(items) => (
        <DataTable label={t('flow.compare')} columns={columns} rows={items} rowKey={({ node, change }) => `${node} ${change}`} empty={t('flow.noChange')} />
      )}
    </Loaded>
  );
}
