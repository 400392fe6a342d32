import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import { serverNow } from '../../api/serverClock';
import type { IntervalReport } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { Bars } from '../../shared/Bars';
import { useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { Section } from '../../shared/Page';
import { figureText } from '../reports/figures';
import { useQueues } from '../names';

const hours = 4;
const quarterMs = 15 * 60_000;
const everyMs = 60_000;
const shown = ['offered', 'abandoned', 'serviceLevel', 'averageSpeedOfAnswerMs'] as const;

/** A queue in the last hours, a bar for each quarter. A call is counted when it is over. */
export function LastHours() {
  const { t } = useTranslation();
  const id = useId();
  const queues = useQueues();
  const [wanted, setWanted] = useState<string>();
  const queue = queues.find((one) => one.id === wanted) ?? queues[0];
  if (queue === undefined) return null;
  return (
    <Section title={t('wall.lastHours', { hours })}>
      <Form.Item label={t('queue.name')} htmlFor={id}>
        <Select
          id={id}
          className="one-choice"
          value={queue.id}
          options={queues.map(({ id: value, name }) => ({ value, label: name }))}
          onChange={setWanted}
          popupMatchSelectWidth={false}
        />
      </Form.Item>
      <Plots key={queue.id} queue={queue.id} />
    </Section>
  );
}

function Plots({ queue }: { queue: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const formats = useFormats();
  const report = useQuery({
    queryKey: ['last-hours', queue],
    queryFn: async () => {
      const end = Math.ceil(serverNow() / quarterMs) * quarterMs;
      const query = { from: iso(end - hours * 4 * quarterMs), to: iso(end), interval: '15m', group: 'queue', party: queue };
      return (await take(api.GET('/t/{tenant}/api/v1/reports/intervals', { params: { path, query } }))) as IntervalReport;
    },
    refetchInterval: everyMs,
  });
  return (
    <Loaded query={report}>
      {({ rows, from, to }) =>
        rows.length === 0 ? (
          <p className="empty">{t('wall.noLastHours')}</p>
        ) : (
          <div className="plots">
            {shown.map((figure) => (
              <figure key={figure} className="plot">
                <figcaption>{t(`figure.${figure}`)}</figcaption>
                <Bars
                  label={t(`figure.${figure}`)}
                  bars={rows.flatMap(({ at, figures }) => {
                    const value = figures[figure];
                    return value === null ? [] : [{ at, value }];
                  })}
                  from={from}
                  to={to}
                  intervalMs={quarterMs}
                  {...(figure === 'serviceLevel' && { top: 1 })}
                  textOf={(value) => figureText(figure, value, formats)}
                  timeOf={formats.minute}
                />
              </figure>
            ))}
          </div>
        )
      }
    </Loaded>
  );
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
