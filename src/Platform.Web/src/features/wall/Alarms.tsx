import BellFilled from '@ant-design/icons-svg/es/asn/BellFilled';
import { Checkbox, Drawer, Form, InputNumber } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveFigures } from '../../api/types';
import type { WatchedQueue } from '../../live/snapshot';
import { Alert } from '../../shared/Alert';
import { Button } from '../../shared/Button';
import { useNow } from '../../shared/Clock';
import { clock, useFormats } from '../../shared/format';
import { Icon } from '../../shared/Icon';
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

/** Of this wall: each one has its own. */
export function useThresholds(): { thresholds: Thresholds; change: (changed: Partial<Thresholds>) => void } {
  const [thresholds, setThresholds] = useState(stored);
  const change = (changed: Partial<Thresholds>): void => {
    const next = { ...thresholds, ...changed };
    localStorage.setItem(storageKey, JSON.stringify(next));
    setThresholds(next);
  };
  return { thresholds, change };
}

type AlarmsProps = { queues: readonly WatchedQueue[]; figures: LiveFigures | undefined; thresholds: Thresholds };

/** What is out of bounds now. */
export function Alarms({ queues, figures, thresholds }: AlarmsProps) {
  const { t } = useTranslation();
  const alarms = alarmsOf(queues, figures, thresholds, useNow());
  return (
    <section className="alarms" role="alert" aria-label={t('alarm.title')}>
      {alarms.map((alarm) => (
        <Alert key={alarm.queue + alarm.kind} type="error" icon={<Icon of={BellFilled} />} title={<AlarmText alarm={alarm} />} />
      ))}
    </section>
  );
}

type ThresholdsProps = { thresholds: Thresholds; change: (changed: Partial<Thresholds>) => void };

/** Opens what the alarms go by. */
export function ThresholdsButton(props: ThresholdsProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t('alarm.set')}</Button>
      <Drawer title={t('alarm.set')} open={isOpen} onClose={() => setIsOpen(false)}>
        <ThresholdForm {...props} />
      </Drawer>
    </>
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

function ThresholdForm({ thresholds, change }: ThresholdsProps) {
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
