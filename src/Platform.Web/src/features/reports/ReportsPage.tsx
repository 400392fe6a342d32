import DownloadOutlined from '@ant-design/icons-svg/es/asn/DownloadOutlined';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Refusal } from '../../api/refusal';
import { Alert } from '../../shared/Alert';
import { Button } from '../../shared/Button';
import { Failure } from '../../shared/Failure';
import { Icon } from '../../shared/Icon';
import { Page, Section } from '../../shared/Page';
import { save } from '../../shared/save';
import { Skeleton } from '../../shared/Skeleton';
import { useAgentName, useQueueName, useTeamName } from '../names';
import { FigurePlot } from './FigurePlot';
import { FigureTable } from './FigureTable';
import { type Filters, filtersIn } from './filters';
import { ReportFilters } from './ReportFilters';
import { type FileFormat, files, useReport, useReportFile } from './useReport';

/** The figures of a span of days: as a table, as a plot, and as files. */
export default function ReportsPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const filters = filtersIn(params);
  const report = useReport(filters);
  const names = { queue: useQueueName(), agent: useAgentName(), team: useTeamName(), number: (number: string) => number };
  const nameOf = names[filters.group];
  const timeOf = useTimeIn(report.data?.timeZone, filters.interval);
  return (
    <Page title={t('report.title')} extra={<Files filters={filters} />}>
      <ReportFilters filters={filters} onChange={(next) => setParams(next, { replace: true })} />
      {report.isError && <ReportFailure failure={report.error} retry={() => void report.refetch()} />}
      {report.isPending && <Skeleton />}
      {report.data && (
        <>
          <Section title={t('report.totals')}>
            <p className="quiet">{t('bill.zone', { zone: report.data.timeZone })}</p>
            <FigureTable label={t('report.totals')} group={filters.group} rows={report.data.totals} nameOf={nameOf} timeOf={timeOf} />
          </Section>
          {report.data.rows.length > 0 && (
            <>
              <Section title={t('report.course')}>
                <FigurePlot report={report.data} group={filters.group} nameOf={nameOf} timeOf={timeOf} />
              </Section>
              <Section title={t('report.rows')}>
                <FigureTable label={t('report.rows')} group={filters.group} rows={report.data.rows} nameOf={nameOf} timeOf={timeOf} />
              </Section>
            </>
          )}
        </>
      )}
    </Page>
  );
}

/** What the reader can do about a report that is too large is said in the words of this page. */
function ReportFailure({ failure, retry }: { failure: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  if (failure instanceof Refusal && failure.code === 'report_too_large') {
    return <Alert type="warning" role="alert" title={t('report.tooLarge')} />;
  }
  return <Failure failure={failure} {...(retry !== undefined && { retry })} />;
}

function Files({ filters }: { filters: Filters }) {
  const { t } = useTranslation();
  const fetchFile = useReportFile(filters);
  const download = useMutation({
    mutationFn: async (format: FileFormat) => save(`${filters.group}-${filters.from}-${filters.to}.${format}`, files[format], await fetchFile(format)),
  });
  const link = (format: FileFormat) => (
    <Button
      type="link"
      icon={<Icon of={DownloadOutlined} />}
      loading={download.isPending && download.variables === format}
      onClick={() => download.mutate(format)}
    >
      {t(`reportFile.${format}`)}
    </Button>
  );
  return (
    <div className="actions">
      {link('csv')}
      {link('xlsx')}
      {download.isError && <ReportFailure failure={download.error} />}
    </div>
  );
}

/** Moments as clocks of the report's own zone show them, for its days are that zone's. */
function useTimeIn(timeZone: string | undefined, interval: Filters['interval']): (at: string) => string {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(i18n.language, {
      dateStyle: 'medium',
      ...(interval !== 'day' && { timeStyle: 'short' as const }),
      ...(timeZone !== undefined && { timeZone }),
    });
    return (at) => format.format(new Date(at));
  }, [i18n.language, timeZone, interval]);
}
