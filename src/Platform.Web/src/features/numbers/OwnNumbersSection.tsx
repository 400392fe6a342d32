import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { OwnNumber } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { Button } from '../../shared/Button';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { Failure } from '../../shared/Failure';
import { Loaded } from '../../shared/Loaded';
import { Section } from '../../shared/Page';
import { NumberHistory } from './NumberHistory';
import { useCapabilities } from './useCapabilities';
import { useDestinations } from './useDestinations';
import { useOwnNumbers } from './useOwnNumbers';

export function OwnNumbersSection() {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const queries = useQueryClient();
  const [shown, setShown] = useState<string | null>(null);
  const destinations = useDestinations();
  const numbers = useOwnNumbers();
  const pointing = useMutation({
    mutationFn: ({ e164, destination }: { e164: string; destination: string | null }) =>
      take(api.PUT('/t/{tenant}/api/v1/numbers/{e164}', { params: { path: { ...path, e164 } }, body: { destination } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['numbers'] }),
  });
  const release = (e164: string): Promise<unknown> => take(api.DELETE('/t/{tenant}/api/v1/numbers/{e164}', { params: { path: { ...path, e164 } } }));
  const capabilities = useCapabilities();
  const columns: Column<OwnNumber>[] = [
    { key: 'number', title: t('number.number'), render: (number) => number.e164 },
    {
      key: 'destination',
      title: t('number.leadsTo'),
      render: (number) => (
        <Select
          className="point"
          aria-label={t('number.destinationOf', { number: number.e164 })}
          allowClear
          options={destinations}
          placeholder={t('number.nowhere')}
          value={number.destination}
          loading={pointing.isPending && pointing.variables.e164 === number.e164}
          onChange={(destination: string | null | undefined) => pointing.mutate({ e164: number.e164, destination: destination ?? null })}
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
  return <NumberHistory number={number} history={history} onClose={onClose} />;
}
