import CheckCircleOutlined from '@ant-design/icons-svg/es/asn/CheckCircleOutlined';
import CloseCircleOutlined from '@ant-design/icons-svg/es/asn/CloseCircleOutlined';
import WarningOutlined from '@ant-design/icons-svg/es/asn/WarningOutlined';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { take } from '../../api/refusal';
import type { HouseAlarm, HouseNode, TenantLoad } from '../../api/types';
import { useApi } from '../../app/console';
import { type Column, DataTable } from '../../shared/DataTable';
import { useFormats } from '../../shared/format';
import { Icon } from '../../shared/Icon';
import { Loaded } from '../../shared/Loaded';
import { Page, Section } from '../../shared/Page';
import { Tag } from '../../shared/Tag';
import { REFRESH_MS } from './useOperator';

/** What needs looking at, how much every tenant does now, and whether the nodes are alive. */
export default function OverviewPage() {
  const { t } = useTranslation();
  const api = useApi();
  const overview = useQuery({ queryKey: ['overview'], queryFn: () => take(api.GET('/operator/api/v1/overview')), refetchInterval: REFRESH_MS });
  return (
    <Page title={t('overview.title')}>
      <Loaded query={overview}>
        {({ alarms, tenants, nodes }) => (
          <>
            <Section title={t('overview.alarms')}>
              <Alarms alarms={alarms} />
            </Section>
            <Section title={t('overview.load')}>
              <Load tenants={tenants} />
            </Section>
            <Section title={t('overview.nodes')}>
              <Nodes nodes={nodes} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Alarms({ alarms }: { alarms: HouseAlarm[] }) {
  const { t } = useTranslation();
  const { number, money } = useFormats();
  const amount = (value: number | null, currency: string | null): string => (value === null ? '–' : currency === null ? number(value) : money(value, currency));
  if (alarms.length === 0) {
    return (
      <p className="outcome reached">
        <Icon of={CheckCircleOutlined} /> {t('overview.noAlarms')}
      </p>
    );
  }
  return (
    <ul className="alarms" aria-label={t('overview.alarms')}>
      {alarms.map(({ kind, subject, value, limit, currency }) => (
        <li key={`${kind} ${subject}`} className="outcome missed">
          <Icon of={WarningOutlined} /> {t(`alarm.${kind}`, { subject, value: amount(value, currency), limit: amount(limit, currency) })}
        </li>
      ))}
    </ul>
  );
}

function Load({ tenants }: { tenants: TenantLoad[] }) {
  const { t } = useTranslation();
  const { number, money } = useFormats();
  const columns: Column<TenantLoad>[] = [
    {
      key: 'name',
      title: t('operator.tenant'),
      render: ({ tenant, name, suspended }) => (
        <>
          <Link to={`/tenants/${tenant}`}>
            {name} ({tenant})
          </Link>{' '}
          {suspended && <Tag color="red">{t('operator.suspended')}</Tag>}
        </>
      ),
    },
    {
      key: 'channels',
      title: t('operator.channels'),
      render: ({ channels, maxChannels }) => t('operator.channelsInUse', { used: number(channels), of: number(maxChannels) }),
      number: true,
    },
    { key: 'outside', title: t('overview.outside'), render: ({ outsideLegs }) => number(outsideLegs), number: true },
    { key: 'agents', title: t('overview.agents'), render: ({ agents }) => number(agents), number: true },
    {
      key: 'spent',
      title: t('overview.spentToday'),
      render: ({ spentToday, spendPerDay, currency }) =>
        spendPerDay === null
          ? money(spentToday, currency)
          : t('operator.channelsInUse', { used: money(spentToday, currency), of: money(spendPerDay, currency) }),
      number: true,
    },
  ];
  return <DataTable label={t('overview.load')} columns={columns} rows={tenants} rowKey={({ tenant }) => tenant} empty={t('operator.noTenants')} />;
}

function Nodes({ nodes }: { nodes: HouseNode[] }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const columns: Column<HouseNode>[] = [
    { key: 'id', title: t('overview.node'), render: ({ id }) => id },
    {
      key: 'state',
      title: t('overview.state'),
      render: ({ isAlive }) => (
        <span className={isAlive ? 'outcome reached' : 'outcome missed'}>
          {isAlive ? <Icon of={CheckCircleOutlined} /> : <Icon of={CloseCircleOutlined} />} {isAlive ? t('overview.alive') : t('overview.silent')}
        </span>
      ),
    },
    { key: 'lastSeen', title: t('overview.lastSeen'), render: ({ lastSeen }) => dateTime(lastSeen) },
  ];
  return <DataTable label={t('overview.nodes')} columns={columns} rows={nodes} rowKey={({ id }) => id} empty={t('overview.noNodes')} />;
}
