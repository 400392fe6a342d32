import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Queue } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { Button } from '../../shared/Button';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { clock, useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { Page, Section } from '../../shared/Page';
import { QueueDrawer } from './QueueDrawer';

export default function QueuesPage() {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const { list, number, percent } = useFormats();
  const [edited, setEdited] = useState<Queue | 'new' | null>(null);
  const queues = useQuery({
    queryKey: ['queues'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/queues', { params: { path } }))).items,
  });
  const remove = (queue: string): Promise<unknown> => take(api.DELETE('/t/{tenant}/api/v1/queues/{queue}', { params: { path: { ...path, queue } } }));
  const columns: Column<Queue>[] = [
    { key: 'name', title: t('call.queue'), render: (queue) => queue.name },
    { key: 'strategy', title: t('queueSet.strategy'), render: (queue) => t(`queueStrategy.${queue.strategy}`) },
    { key: 'skills', title: t('queueSet.skills'), render: ({ skills }) => list(skills.map((one) => `${one.skill} ≥ ${number(one.minLevel)}`)) || '–' },
    {
      key: 'level',
      title: t('figure.serviceLevel'),
      render: ({ serviceLevel: level }) => (level === null ? '–' : `${percent(level.targetPercent / 100)} · ${clock(level.withinMs)}`),
    },
    { key: 'overflows', title: t('queueSet.overflows'), render: ({ overflows }) => list(overflows.map((rule) => rule.to)) || '–' },
    { key: 'maxWait', title: t('queueSet.maxWait'), render: (queue) => clock(queue.maxWaitMs), number: true },
    {
      key: actionsKey,
      title: t('edit.actions'),
      render: (queue) => (
        <div className="actions">
          <Button size="small" onClick={() => setEdited(queue)} aria-label={`${t('edit.edit')} ${queue.name}`}>
            {t('edit.edit')}
          </Button>
          <ConfirmButton
            text={t('edit.remove')}
            subject={queue.name}
            question={t('edit.removeSure', { name: queue.name })}
            act={() => remove(queue.id)}
          />
        </div>
      ),
    },
  ];
  return (
    <Page title={t('queueSet.title')}>
      <Section title={t('queueSet.title')}>
        <Loaded query={queues}>
          {(items) => <DataTable label={t('queueSet.title')} columns={columns} rows={items} rowKey={(queue) => queue.id} empty={t('wall.noQueues')} />}
        </Loaded>
        <Button onClick={() => setEdited('new')}>{t('queueSet.add')}</Button>
      </Section>
      {edited !== null && <QueueDrawer queue={edited === 'new' ? null : edited} taken={(queues.data ?? []).map(({ id }) => id)} onClose={() => setEdited(null)} />}
    </Page>
  );
}
