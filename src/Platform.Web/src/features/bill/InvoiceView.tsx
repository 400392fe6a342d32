import { useMutation, type UseQueryResult } from '@tanstack/react-query';
import DownloadOutlined from '@ant-design/icons-svg/es/asn/DownloadOutlined';
import { useTranslation } from 'react-i18next';
import type { Invoice } from '../../api/types';
import { Button } from '../../shared/Button';
import { Failure } from '../../shared/Failure';
import { useFormats } from '../../shared/format';
import { Icon } from '../../shared/Icon';
import { Loaded } from '../../shared/Loaded';
import { Section } from '../../shared/Page';
import { MinutesLines, NumberLines, SeatLines } from './InvoiceLines';
import { thisMonth } from './month';
import { save } from '../../shared/save';

type InvoiceViewProps = { invoice: UseQueryResult<Invoice>; month: string; csv: () => Promise<string> };

/** A month's invoice, and the same as CSV. */
export function InvoiceView({ invoice, month, csv }: InvoiceViewProps) {
  const { t } = useTranslation();
  const { money, month: monthText } = useFormats();
  return (
    <Loaded query={invoice}>
      {(bill) => (
        <>
          <section className="total" aria-label={t('bill.total')}>
            <div>{month === thisMonth() ? t('bill.soFar', { month: monthText(month) }) : monthText(month)}</div>
            <strong>{money(bill.total, bill.currency)}</strong>
            <div className="quiet">{t('bill.zone', { zone: bill.timeZone })}</div>
            <CsvLink name={`${bill.tenant}-${month}.csv`} csv={csv} />
          </section>
          <Section title={t('bill.seats')}>
            <SeatLines bill={bill} />
          </Section>
          <Section title={t('bill.numbers')}>
            <NumberLines bill={bill} />
          </Section>
          <Section title={t('bill.minutes')}>
            <MinutesLines bill={bill} />
          </Section>
        </>
      )}
    </Loaded>
  );
}

function CsvLink({ name, csv }: { name: string; csv: () => Promise<string> }) {
  const { t } = useTranslation();
  const download = useMutation({ mutationFn: csv, onSuccess: (text) => save(name, 'text/csv;charset=utf-8', text) });
  return (
    <>
      <Button type="link" icon={<Icon of={DownloadOutlined} />} loading={download.isPending} onClick={() => download.mutate()}>
        {t('bill.csv')}
      </Button>
      {download.isError && <Failure failure={download.error} />}
    </>
  );
}
