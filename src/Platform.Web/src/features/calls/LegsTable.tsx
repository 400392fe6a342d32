import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Leg } from '../../api/types';
import { type Column, DataTable } from '../../shared/DataTable';
import { clock, type Formats, useFormats } from '../../shared/format';
import { Tag } from '../../shared/Tag';
import { useAgentName } from '../names';

export function LegsTable({ legs }: { legs: Leg[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const agentName = useAgentName();
  const columns: Column<Leg>[] = [
    { key: 'role', title: t('leg.role'), render: (leg) => t(`leg.${leg.role}`) },
    { key: 'party', title: t('leg.party'), render: (leg) => partyOf(leg, agentName) },
    { key: 'trunk', title: t('call.trunk'), render: (leg) => leg.trunk ?? '–' },
    { key: 'answered', title: t('leg.answered'), render: (leg) => (leg.answeredAt === null ? '–' : formats.time(leg.answeredAt)) },
    { key: 'time', title: t('leg.time'), render: (leg) => talkTime(leg), number: true },
    { key: 'codec', title: t('leg.codec'), render: (leg) => leg.codec ?? '–' },
    { key: 'in', title: t('leg.packetsIn'), render: (leg) => figure(leg, (rtp) => formats.number(rtp.packetsIn)), number: true },
    { key: 'out', title: t('leg.packetsOut'), render: (leg) => figure(leg, (rtp) => formats.number(rtp.packetsOut)), number: true },
    { key: 'lost', title: t('leg.lost'), render: (leg) => figure(leg, (rtp) => lost(rtp, formats)), number: true },
    { key: 'mos', title: t('leg.mos'), render: (leg) => figure(leg, (rtp) => score(rtp, formats)), number: true },
    { key: 'jitter', title: t('leg.jitter'), render: (leg) => figure(leg, (rtp) => t('check.ms', { ms: formats.number(rtp.jitterMs, 1) })), number: true },
    { key: 'audio', title: t('leg.audio'), render: (leg) => figure(leg, (rtp) => <AudioFaults rtp={rtp} />) },
  ];
  return <DataTable label={t('call.legs')} columns={columns} rows={legs} rowKey={(leg) => leg.legId} empty={t('call.noLegs')} />;
}

/** Who placed a call is its caller, and an agent. */
function partyOf(leg: Leg, agentName: (id: string) => string): string {
  return leg.agent ? agentName(leg.agent) : leg.party;
}

type Rtp = NonNullable<Leg['statistics']>;

function figure(leg: Leg, show: (rtp: Rtp) => ReactNode): ReactNode {
  return leg.statistics === null ? '–' : show(leg.statistics);
}

function lost(rtp: Rtp, formats: Formats): string {
  const expected = rtp.packetsIn + rtp.lost;
  return `${formats.number(rtp.lost)} (${formats.percent(expected === 0 ? 0 : rtp.lost / expected)})`;
}

function AudioFaults({ rtp }: { rtp: Rtp }) {
  const { t } = useTranslation();
  const { oneWayMs = 0, silenceMs = 0 } = rtp;
  if (oneWayMs > 0) return <Tag color="red">{t('leg.oneWay', { time: clock(oneWayMs) })}</Tag>;
  return silenceMs > 0 ? <Tag color="orange">{t('leg.silence', { time: clock(silenceMs) })}</Tag> : '–';
}

/** What this side sent, and what it heard: "4.4 / 4.3". */
function score(rtp: Rtp, formats: Formats): string {
  const [sent, heard] = [rtp.mosIn, rtp.mosOut].map((mos) => (mos == null ? '–' : formats.number(mos, 1)));
  return `${sent} / ${heard}`;
}

function talkTime(leg: Leg): string {
  return leg.answeredAt === null || leg.endedAt === null ? '–' : clock(Date.parse(leg.endedAt) - Date.parse(leg.answeredAt));
}
