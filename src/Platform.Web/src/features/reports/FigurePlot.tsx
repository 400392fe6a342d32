import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntervalReport } from '../../api/types';
import { Bars } from '../../shared/Bars';
import { useFormats } from '../../shared/format';
import { type FigureName, figuresOf, figureText, type Group } from './figures';

const lengths: Record<string, number> = { '15m': 900_000, '1h': 3_600_000, day: 86_400_000, week: 604_800_000, month: 2_592_000_000 };

type FigurePlotProps = { report: IntervalReport; group: Group; nameOf: (party: string) => string; timeOf: (at: string) => string };

/** One figure of one party over the span, a bar for each interval. Ratios of several parties do not add up, so only one is shown. */
export function FigurePlot({ report, group, nameOf, timeOf }: FigurePlotProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const names = figuresOf[group];
  const parties = report.totals.map((total) => total.party);
  const [wantedFigure, setFigure] = useState<FigureName>();
  const [wantedParty, setParty] = useState<string>();
  const figure = names.find((name) => name === wantedFigure) ?? names[0] ?? 'handled';
  const party = parties.find((one) => one === wantedParty) ?? parties[0];
  if (party === undefined) return null;
  const points = report.rows.flatMap((row) => {
    const value = row.party === party ? row.figures[figure] : null;
    return value === null ? [] : [{ at: row.at, value }];
  });
  const highest = points.reduce<(typeof points)[number] | undefined>((best, one) => (best === undefined || one.value > best.value ? one : best), undefined);
  const text = (value: number): string => figureText(figure, value, formats);
  const what = { figure: t(`figure.${figure}`), party: nameOf(party) };
  return (
    <>
      <Form layout="vertical" component="div" className="filters">
        <Form.Item label={t('report.figure')} htmlFor="plot-figure">
          <Select id="plot-figure" value={figure} options={names.map((value) => ({ value, label: t(`figure.${value}`) }))} onChange={setFigure} />
        </Form.Item>
        <Form.Item label={t(`reportGroup.${group}`)} htmlFor="plot-party">
          <Select id="plot-party" value={party} options={parties.map((value) => ({ value, label: nameOf(value) }))} onChange={setParty} />
        </Form.Item>
      </Form>
      {highest === undefined ? (
        <p className="empty">{t('report.none')}</p>
      ) : (
        <figure className="plot">
          <figcaption className="quiet">{t('report.highest', { ...what, value: text(highest.value), time: timeOf(highest.at) })}</figcaption>
          <Bars
            label={t('report.plot', what)}
            bars={points}
            from={report.from}
            to={report.to}
            intervalMs={lengths[report.interval] ?? Infinity}
            textOf={text}
            timeOf={timeOf}
          />
        </figure>
      )}
    </>
  );
}
