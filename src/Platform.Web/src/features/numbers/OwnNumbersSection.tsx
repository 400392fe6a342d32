import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { OwnNumber } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { Failure } from '../../shared/Failure';
import { Loaded } from '../../shared/Loaded';
import { Section } from '../../shared/Page';
import { useQueues } from '../names';
import { NumberHistory } from './NumberHistory';
import { useCapabilities } from './useCapabilities';

export function OwnNumbersSection() {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const queries = useQueryClient();
  const [shown, setShown] = useState<string | null>(null);
  const queues = useQueues().map((queue) => ({ value: queue.id, label: queue.name }));
  const numbers = useQuery({
    queryKey: ['numbers'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/numbers', { params: { path } }))).items,
  });
  const pointing = useMutation({
    mutationFn: ({ e164, queue }: { e164: string; queue: string | null }) =>
      take(api.PUT('/t/{tenant}/api/v1/numbers/{e164}', { params: { path: { ...path, e164 } }, body: { queue } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['numbers'] }),
  });
  const release = (e164: string): Promise<unknown> => take(api.DELETE('/t/{tenant}/api/v1/numbers/{e164}', { params: { path: { ...path, e164 } } }));
  const capabilities = useCapabilities();
  const columns: Column<OwnNumber>[] = [
    { key: 'number', title: t('number.number'), render: (number) => number.e164 },
    {
      key: 'queue',
      title: t('call.queue'),
      render: (number) => (
        <Select
          className="point"
          aria-label={t('number.queueOf', { number: number.e164 })}
          allowClear
          options={queues}
          placeholder={t('number.nowhere')}
          value={number.queue}
          loading={pointing.isPending && pointing.variables.e164 === number.e164}
          onChange={(queue: string | null | undefined) => pointing.mutate({ e164: number.e164, queue: queue ?? null })}
        />
      ),
    },
    { key: 'capabilities', title: t('number.capabilities'), render: (number) => capabilities(number) || '–' },
    { key: 'class', title: t('bill.priceClass'), render: (number) => number.priceClass ?? '–' },
    {
      key: actionsKey,
      title: t('edit.actions'),
      render: (number) => (
        <div className="actions">
          <Button size="small" onClick={() => setShown(number.e164)} aria-label={t('number.historyOf', { number: number.e164 })}>
            {t('number.history')}
          </Button>
          <ConfirmButton
            text={t('number.release')}
            subject={number.e164}
            question={t('number.releaseSure', { number: number.e164 })}
            act={() => release(number.e164)}
          />
        </div>
      ),
    },
  ];
  return (
    <Section title={t('number.own')}>
      {pointing.isError && <Failure failure={pointing.error} />}
      <Loaded query={numbers}>
        {(items) => <DataTable label={t('number.own')} columns={columns} rows={items} rowKey={(number) => number.e164} empty={t('number.noOwn')} />}
      </Loaded>
      {shown !== null && <History number={shown} onClose={() => setShown(null)} />}
    </Section>
  );
}

function History({ number, onClose }: { number: string; onClose: () => void }) {
  const api = useApi();
  const path = { ...useTenant(), e164: number };
  const history = useQuery({
    queryKey: ['number-history', number],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/numbers/{e164}/history', { params: { path } }))).items,
  });
  return <NumberHistory number={number} history={history} showTenant={false} onClose={onClose} />;
}
