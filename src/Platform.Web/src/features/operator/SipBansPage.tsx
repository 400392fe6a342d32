import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { SipBan } from '../../api/types';
import { useApi } from '../../app/console';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { Page, Section } from '../../shared/Page';
import { REFRESH_MS } from './useOperator';

export default function SipBansPage() {
  const { t } = useTranslation();
  const api = useApi();
  const { dateTime, number } = useFormats();
  const bans = useQuery({
    queryKey: ['sip-bans'],
    queryFn: async () => (await take(api.GET('/operator/api/v1/sip/bans'))).items,
    refetchInterval: REFRESH_MS,
  });
  const lift = (source: string): Promise<unknown> => take(api.DELETE('/operator/api/v1/sip/bans/{source}', { params: { path: { source } } }));
  const columns: Column<SipBan>[] = [
    { key: 'source', title: t('ban.source'), render: (ban) => <code>{ban.source}</code> },
    { key: 'reason', title: t('ban.reason'), render: (ban) => t(`banReason.${ban.reason}`, { defaultValue: ban.reason }) },
    { key: 'since', title: t('ban.since'), render: (ban) => dateTime(ban.bannedAt) },
    { key: 'until', title: t('ban.until'), render: (ban) => <strong>{dateTime(ban.until)}</strong> },
    { key: 'times', title: t('ban.times'), render: (ban) => number(ban.times), number: true },
    { key: 'dropped', title: t('ban.dropped'), render: (ban) => number(ban.dropped), number: true },
    {
      key: actionsKey,
      title: t('edit.actions'),
      render: ({ source }) => (
        <ConfirmButton text={t('ban.lift')} subject={source} question={t('ban.liftSure', { source })} act={() => lift(source)} />
      ),
    },
  ];
  return (
    <Page title={t('ban.title')}>
      <Section title={t('ban.active')}>
        <Loaded query={bans}>
          {(items) => <DataTable label={t('ban.active')} columns={columns} rows={items} rowKey={(ban) => ban.source} empty={t('ban.none')} />}
        </Loaded>
      </Section>
    </Page>
  );
}
