import { BellFilled } from '@ant-design/icons';
import { Alert, Button, Checkbox, Drawer, Form, InputNumber } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveFigures } from '../../api/types';
import type { WatchedQueue } from '../../live/snapshot';
import { useNow } from '../../shared/Clock';
import { clock, useFormats } from '../../shared/format';
import { useQueueName } from '../names';
import { type Alarm, alarmsOf, standardThresholds, type Thresholds } from './alarms';

const storageKey = 'platform.wall.thresholds';

function stored(): Thresholds {
  try {
    return { ...standardThresholds, ...(JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Thresholds>) };
  } catch {
    return standardThresholds;
  }
}

/** What is out of bounds now, by thresholds of this wall: each one has its own. */
export function Alarms({ queues, figures }: { queues: readonly WatchedQueue[]; figures: LiveFigures | undefined }) {
  const { t } = useTranslation();
  const [thresholds, setThresholds] = useState(stored);
  const [isOpen, setIsOpen] = useState(false);
  const alarms = alarmsOf(queues, figures, thresholds, useNow());
  const change = (changed: Partial<Thresholds>): void => {
    const next = { ...thresholds, ...changed };
    localStorage.setItem(storageKey, JSON.stringify(next));
    setThresholds(next);
  };
  return (
    <section className="alarms" aria-label={t('alarm.title')}>
      <div role="alert">
        {alarms.map((alarm) => (
          <Alert key={alarm.queue + alarm.kind} type="error" showIcon icon={<BellFilled aria-hidden />} title={<AlarmText alarm={alarm} />} />
        ))}
      </div>
      <Button onClick={() => setIsOpen(true)}>{t('alarm.set')}</Button>
      <Drawer title={t('alarm.title')} open={isOpen} onClose={() => setIsOpen(false)}>
        <ThresholdForm thresholds={thresholds} change={change} />
      </Drawer>
    </section>
  );
}

function AlarmText({ alarm: { queue, kind, value } }: { alarm: Alarm }) {
  const { t } = useTranslation();
  const { number, percent } = useFormats();
  const name = useQueueName()(queue);
  const text = kind === 'longestWait' ? clock(value) : kind === 'serviceLevel' ? percent(value) : number(value);
  return t(`alarm.of.${kind}`, { queue: name, value: text });
}

const numbers = ['waiting', 'longestWaitS', 'serviceLevelPercent'] as const;
const most: Record<(typeof numbers)[number], number> = { waiting: 10_000, longestWaitS: 86_400, serviceLevelPercent: 100 };

function ThresholdForm({ thresholds, change }: { thresholds: Thresholds; change: (changed: Partial<Thresholds>) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <p className="quiet">{t('alarm.note')}</p>
      {numbers.map((name) => (
        <Form.Item key={name} label={t(`alarm.from.${name}`)} htmlFor={id + name} layout="vertical">
          <InputNumber id={id + name} min={1} max={most[name]} precision={0} value={thresholds[name]} onChange={(value) => change({ [name]: value })} />
        </Form.Item>
      ))}
      <Checkbox checked={thresholds.noneFree} onChange={({ target }) => change({ noneFree: target.checked })}>
        {t('alarm.from.noneFree')}
      </Checkbox>
    </>
  );
}
