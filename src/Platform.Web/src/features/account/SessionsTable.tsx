import { useTranslation } from 'react-i18next';
import type { LogInSession } from '../../api/types';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { useFormats } from '../../shared/format';
import { Tag } from '../../shared/Tag';

type SessionsTableProps = { label: string; sessions: readonly LogInSession[]; end: (session: string) => Promise<unknown> };

/** Where somebody is logged in. */
export function SessionsTable({ label, sessions, end }: SessionsTableProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const columns: Column<LogInSession>[] = [
    { key: 'client', title: t('session.client'), render: ({ client, current }) => <Client client={client} current={current} /> },
    { key: 'address', title: t('session.address'), render: ({ address }) => address },
    { key: 'method', title: t('session.method'), render: ({ method }) => t(`logInMethod.${method}`) },
    { key: 'startedAt', title: t('session.startedAt'), render: ({ startedAt }) => dateTime(startedAt) },
    { key: 'seenAt', title: t('session.seenAt'), render: ({ seenAt }) => dateTime(seenAt) },
    {
      key: actionsKey,
      title: t('edit.actions'),
      render: ({ id, address }) => <ConfirmButton text={t('session.end')} subject={address} question={t('session.endSure', { address })} act={() => end(id)} />,
    },
  ];
  return <DataTable label={label} columns={columns} rows={sessions} rowKey={({ id }) => id} empty={t('session.none')} />;
}

function Client({ client, current }: { client: string; current: boolean }) {
  const { t } = useTranslation();
  return (
    <span title={client}>
      {nameOf(client)} {current && <Tag color="green">{t('session.current')}</Tag>}
    </span>
  );
}

/** The browser and system that a User-Agent names; the most particular first, for many claim to be several. */
export function nameOf(client: string): string {
  const first = (names: [RegExp, string][]): string | undefined => names.find(([sign]) => sign.test(client))?.[1];
  const browser = first([[/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']]);
  const system = first([[/Windows/, 'Windows'], [/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Mac OS/, 'macOS'], [/Linux/, 'Linux']]);
  return browser === undefined ? client.slice(0, 40) : system === undefined ? browser : `${browser}, ${system}`;
}
