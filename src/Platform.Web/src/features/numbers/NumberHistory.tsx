import { type UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Holding } from '../../api/types';
import { type Column, DataTable } from '../../shared/DataTable';
import { SideDrawer } from '../../shared/EditForm';
import { useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { NumberStateTag } from './NumberStateTag';

type NumberHistoryProps = {
  number: string;
  history: UseQueryResult<Holding[]>;
  /** Left out where only one tenant is seen. */
  tenantName?: (id: string) => string;
  onClose: () => void;
};

/** Who had a number from when to when, and why that ended; the latest first. */
export function NumberHistory({ number, history, tenantName, onClose }: NumberHistoryProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const tenant: Column<Holding> = { key: 'tenant', title: t('operator.tenant'), render: (holding) => tenantName?.(holding.tenant) ?? holding.tenant };
  const columns: Column<Holding>[] = [
    { key: 'state', title: t('number.state'), render: (holding) => <NumberStateTag state={holding.state} /> },
    ...(tenantName === undefined ? [] : [tenant]),
    { key: 'since', title: t('number.since'), render: (holding) => dateTime(holding.since) },
    { key: 'ended', title: t('number.ended'), render: (holding) => <End holding={holding} /> },
  ];
  const label = t('number.historyOf', { number });
  return (
    <SideDrawer title={label} onClose={onClose}>
      <Loaded query={history}>
        {(holdings) => (
          <DataTable
            label={label}
            columns={columns}
            rows={holdings.toReversed()}
            rowKey={(holding) => `${holding.since} ${holding.state}`}
            empty={t('number.noHistory')}
          />
        )}
      </Loaded>
    </SideDrawer>
  );
}

function End({ holding }: { holding: Holding }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  if (holding.endedAt !== null) {
    return (
      <>
        {dateTime(holding.endedAt)}
        {holding.end !== null && <span className="quiet"> · {t(`holdingEnd.${holding.end}`)}</span>}
      </>
    );
  }
  return holding.until === null ? t('number.today') : t('number.until', { time: dateTime(holding.until) });
}
