import CheckCircleOutlined from '@ant-design/icons-svg/es/asn/CheckCircleOutlined';
import CloseCircleOutlined from '@ant-design/icons-svg/es/asn/CloseCircleOutlined';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Trunk } from '../../api/types';
import { useApi } from '../../app/console';
import { Button } from '../../shared/Button';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { useFormats } from '../../shared/format';
import { Icon } from '../../shared/Icon';
import { Loaded } from '../../shared/Loaded';
import { Page, Section } from '../../shared/Page';
import { RoutesSection } from './RoutesSection';
import { TrunkDrawer } from './TrunkDrawer';
import { useTrunks } from './useOperator';

export default function TrunksPage() {
  const { t } = useTranslation();
  const api = useApi();
  const trunks = useTrunks();
  const [edited, setEdited] = useState<Trunk | 'new' | null>(null);
  const remove = (trunk: string): Promise<unknown> => take(api.DELETE('/operator/api/v1/trunks/{trunk}', { params: { path: { trunk } } }));
  const columns: Column<Trunk>[] = [
    { key: 'name', title: t('call.trunk'), render: (trunk) => <Name trunk={trunk} /> },
    { key: 'from', title: t('trunk.addresses'), render: (trunk) => <Addresses trunk={trunk} /> },
    { key: 'peers', title: t('trunk.peers'), render: (trunk) => <Peers trunk={trunk} /> },
    { key: 'registration', title: t('trunk.registration'), render: (trunk) => <Registration trunk={trunk} /> },
    { key: 'channels', title: t('operator.channels'), render: (trunk) => <Channels trunk={trunk} />, number: true },
    {
      key: actionsKey,
      title: t('edit.actions'),
      render: (trunk) => (
        <div className="actions">
          <Button size="small" onClick={() => setEdited(trunk)} aria-label={`${t('edit.edit')} ${trunk.id}`}>
            {t('edit.edit')}
          </Button>
          <ConfirmButton text={t('edit.remove')} subject={trunk.id} question={t('edit.removeSure', { name: trunk.name })} act={() => remove(trunk.id)} />
        </div>
      ),
    },
  ];
  return (
    <Page title={t('operator.trunks')}>
      <Section title={t('trunk.title')}>
        <Loaded query={trunks}>
          {(items) => <DataTable label={t('trunk.title')} columns={columns} rows={items} rowKey={(trunk) => trunk.id} empty={t('trunk.none')} />}
        </Loaded>
        <Button onClick={() => setEdited('new')}>{t('trunk.add')}</Button>
      </Section>
      <RoutesSection />
      {edited !== null && <TrunkDrawer trunk={edited === 'new' ? null : edited} taken={(trunks.data ?? []).map(({ id }) => id)} onClose={() => setEdited(null)} />}
    </Page>
  );
}

function Name({ trunk: { id, name, onlyTenant } }: { trunk: Trunk }) {
  const { t } = useTranslation();
  return (
    <>
      {name} ({id})
      <div className="quiet">{onlyTenant === null ? t('trunk.shared') : t('trunk.only', { tenant: onlyTenant })}</div>
    </>
  );
}

function Addresses({ trunk: { addresses } }: { trunk: Trunk }) {
  return addresses.map((address) => (
    <div key={address} className="address">
      {address}
    </div>
  ));
}

function Peers({ trunk: { peers, status } }: { trunk: Trunk }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  if (peers.length === 0) return t('trunk.inboundOnly');
  return peers.map((peer) => {
    const fares = status?.peers.find(({ uri }) => uri === peer.uri);
    return (
      <div key={peer.uri} className="peer">
        <code>{peer.uri}</code>
        {fares !== undefined && (
          <Health isGood={fares.isHealthy} text={fares.isHealthy ? t('trunk.healthy') : t('trunk.down')} status={fares.lastStatus} since={fares.since} />
        )}
        <span className="quiet">
          {t('trunk.share', { priority: number(peer.priority), weight: number(peer.weight) })}
          {fares !== undefined && ` · ${t('trunk.peerChannels', { used: number(fares.channelsInUse) })}`}
        </span>
      </div>
    );
  });
}

function Registration({ trunk: { account, status } }: { trunk: Trunk }) {
  const { t } = useTranslation();
  const { time } = useFormats();
  if (account === null || !account.registers) return '–';
  const registration = status?.registration;
  if (!registration) return t('trunk.unknown');
  const { registeredUntil } = registration;
  const text = registeredUntil === null ? t('trunk.notRegistered') : t('trunk.registeredUntil', { time: time(registeredUntil) });
  return (
    <>
      <div>{account.user}</div>
      <Health isGood={registeredUntil !== null} text={text} status={registration.lastStatus} since={registration.since} />
    </>
  );
}

type HealthProps = { isGood: boolean; text: string; status: number | null; since: string };

/** By word, icon and colour; with the last SIP status when it is bad. */
function Health({ isGood, text, status, since }: HealthProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  return (
    <div className={isGood ? 'outcome reached' : 'outcome missed'}>
      {isGood ? <Icon of={CheckCircleOutlined} /> : <Icon of={CloseCircleOutlined} />} {text}
      {!isGood && status !== null && ` (${status})`}
      <span className="quiet"> {t('trunk.since', { time: dateTime(since) })}</span>
    </div>
  );
}

function Channels({ trunk: { status, maxChannels } }: { trunk: Trunk }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const used = status === null ? '–' : number(status.channelsInUse);
  return maxChannels === null ? used : t('operator.channelsInUse', { used, of: number(maxChannels) });
}
