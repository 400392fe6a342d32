import { WarningOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WatchedQueue } from '../../live/snapshot';
import { Clock } from '../../shared/Clock';
import { type Column, DataTable } from '../../shared/DataTable';
import { useFormats } from '../../shared/format';

export function QueuesTable({ queues }: { queues: WatchedQueue[] }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const columns: Column<WatchedQueue>[] = [
    { key: 'name', title: t('queue.name'), render: (queue) => queue.name },
    { key: 'waiting', title: t('queue.waiting'), render: (queue) => <strong className="figure">{number(queue.live.waiting)}</strong>, number: true },
    {
      key: 'longest',
      title: t('queue.longestWait'),
      render: (queue) => (queue.waitingSinceMs === null ? '–' : <Clock since={queue.waitingSinceMs} />),
      number: true,
    },
    { key: 'offered', title: t('queue.ringing'), render: (queue) => number(queue.live.offered), number: true },
    { key: 'free', title: t('queue.free'), render: (queue) => <FreeAgents queue={queue} />, number: true },
  ];
  return <DataTable label={t('wall.queues')} columns={columns} rows={queues} rowKey={(queue) => queue.id} empty={t('wall.noQueues')} />;
}

function FreeAgents({ queue: { live } }: { queue: WatchedQueue }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const short = live.waiting > 0 && live.availableAgents === 0;
  return (
    <>
      {short && (
        <Tag color="red" icon={<WarningOutlined aria-hidden />}>
          {t('queue.noneFree')}
        </Tag>
      )}
      <strong className="figure">{number(live.availableAgents)}</strong>
    </>
  );
}
