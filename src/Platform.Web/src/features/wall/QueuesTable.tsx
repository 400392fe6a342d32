import WarningOutlined from '@ant-design/icons-svg/es/asn/WarningOutlined';
import { useTranslation } from 'react-i18next';
import type { LiveFigures } from '../../api/types';
import type { WatchedQueue } from '../../live/snapshot';
import { Clock } from '../../shared/Clock';
import { type Column, DataTable } from '../../shared/DataTable';
import { clock, useFormats } from '../../shared/format';
import { Icon } from '../../shared/Icon';
import { Tag } from '../../shared/Tag';

/** Figures come later than the queues, and a queue that is new has none yet. */
export function QueuesTable({ queues, figures }: { queues: WatchedQueue[]; figures: LiveFigures | undefined }) {
  const { t } = useTranslation();
  const { number, percent } = useFormats();
  const of = (queue: WatchedQueue) => figures?.items.find((item) => item.queue === queue.id);
  const columns: Column<WatchedQueue>[] = [
    { key: 'name', title: t('queue.name'), render: (queue) => queue.name },
    { key: 'waiting', title: t('queue.waiting'), render: (queue) => <strong className="figure">{number(queue.live.waiting)}</strong>, number: true },
    {
      key: 'longest',
      title: t('queue.longestWait'),
      render: (queue) => (queue.waitingSinceMs === null ? '–' : <Clock since={queue.waitingSinceMs} />),
      number: true,
    },
    { key: 'expected', title: t('queue.expectedWait'), render: (queue) => shown(queue.live.expectedWaitMs, clock), number: true },
    { key: 'offered', title: t('queue.ringing'), render: (queue) => number(queue.live.offered), number: true },
    {
      key: 'serviceLevel',
      title: t('queue.serviceLevel', { minutes: figures?.minutes ?? liveMinutes }),
      render: (queue) => shown(of(queue)?.recent.serviceLevel, percent),
      number: true,
    },
    { key: 'answered', title: t('queue.answeredToday'), render: (queue) => shown(of(queue)?.today.answered, number), number: true },
    { key: 'abandoned', title: t('queue.abandonedToday'), render: (queue) => shown(of(queue)?.today.abandoned, number), number: true },
    { key: 'asa', title: t('queue.asaToday'), render: (queue) => shown(of(queue)?.today.averageSpeedOfAnswerMs, clock), number: true },
    { key: 'free', title: t('queue.free'), render: (queue) => <FreeAgents queue={queue} />, number: true },
  ];
  return <DataTable label={t('wall.queues')} columns={columns} rows={queues} rowKey={(queue) => queue.id} empty={t('wall.noQueues')} />;
}

/** How far back the recent figures go. */
export const liveMinutes = 30;

function shown(figure: number | null | undefined, format: (figure: number) => string): string {
  return figure === null || figure === undefined ? '–' : format(figure);
}

function FreeAgents({ queue: { live } }: { queue: WatchedQueue }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const short = live.waiting > 0 && live.availableAgents === 0;
  return (
    <>
      {short && (
        <Tag color="red" icon={<Icon of={WarningOutlined} />}>
          {t('queue.noneFree')}
        </Tag>
      )}
      <strong className="figure">{number(live.availableAgents)}</strong>
    </>
  );
}
