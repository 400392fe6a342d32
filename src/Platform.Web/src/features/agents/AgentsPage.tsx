import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Agent } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { Button } from '../../shared/Button';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { Page, Section } from '../../shared/Page';
import { PresenceTag } from '../../shared/PresenceTag';
import { useQueueName, useTeamName } from '../names';
import { AgentDrawer } from './AgentDrawer';
import { type AgentValues, newAgent, valuesOf } from './agentValues';
import { ImportDrawer } from './ImportDrawer';
import { useSeats } from './useSeats';

const usualProduct = 'voice';

type Edited = { values: AgentValues; isNew: boolean };

export default function AgentsPage() {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const queueName = useQueueName();
  const teamName = useTeamName();
  const { list } = useFormats();
  const [edited, setEdited] = useState<Edited | null>(null);
  const [isImporting, setIsImporting] = useState(false);
  const products = (useSeats().data ?? []).map(({ product }) => product);
  const agents = useQuery({
    queryKey: ['agents'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/agents', { params: { path } }))).items,
  });
  const taken = (agents.data ?? []).map(({ id }) => id);
  const remove = (agent: string): Promise<unknown> => take(api.DELETE('/t/{tenant}/api/v1/agents/{agent}', { params: { path: { ...path, agent } } }));
  const columns: Column<Agent>[] = [
    { key: 'name', title: t('agent.name'), render: ({ name, id }) => `${name} (${id})` },
    { key: 'queues', title: t('agent.queues'), render: ({ queues }) => list(queues.map(queueName)) || '–' },
    { key: 'skills', title: t('agent.skills'), render: ({ skills }) => list(skills.map(({ skill, level }) => `${skill} ${level}`)) || '–' },
    { key: 'team', title: t('agent.team'), render: ({ team }) => (team === null ? '–' : teamName(team)) },
    { key: 'product', title: t('agent.product'), render: ({ product }) => product },
    {
      key: 'device',
      title: t('agent.device'),
      render: ({ signIn, sipAddress }) => (
        <>
          {signIn === 'phone' ? t('agent.byPhone') : sipAddress === null ? t('agent.byConsole') : t('agent.byEither')}
          {sipAddress !== null && <div className="quiet">{sipAddress}</div>}
        </>
      ),
    },
    { key: 'state', title: t('agent.state'), render: ({ presence }) => <PresenceTag state={presence.presence} /> },
    {
      key: actionsKey,
      title: t('edit.actions'),
      render: (agent) => (
        <div className="actions">
          <Button size="small" onClick={() => setEdited({ values: valuesOf(agent), isNew: false })} aria-label={`${t('edit.edit')} ${agent.id}`}>
            {t('edit.edit')}
          </Button>
          <ConfirmButton text={t('edit.remove')} subject={agent.id} question={t('agent.removeSure', { name: agent.name })} act={() => remove(agent.id)} />
        </div>
      ),
    },
  ];
  return (
    <Page title={t('agent.title')}>
      <Section title={t('agent.all')}>
        <Loaded query={agents}>
          {(items) => <DataTable label={t('agent.all')} columns={columns} rows={items} rowKey={({ id }) => id} empty={t('agent.none')} />}
        </Loaded>
        <div className="actions">
          <Button onClick={() => setEdited({ values: newAgent(taken, products[0] ?? usualProduct, []), isNew: true })}>{t('agent.add')}</Button>
          <Button onClick={() => setIsImporting(true)}>{t('sheet.open')}</Button>
        </div>
      </Section>
      {edited !== null && <AgentDrawer initial={edited.values} isNew={edited.isNew} taken={taken} products={products} onClose={() => setEdited(null)} />}
      {isImporting && <ImportDrawer onClose={() => setIsImporting(false)} />}
    </Page>
  );
}
