import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Calendar } from '../../api/types';
import { useApi, useStepsIn, useTenant, useWho } from '../../app/console';
import { Button } from '../../shared/Button';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { Page, Section } from '../../shared/Page';
import { Tag } from '../../shared/Tag';
import { CalendarDrawer } from './CalendarDrawer';
import { newValues, valuesOf } from './calendarForm';
import { CloseDrawer } from './CloseDrawer';

/** Whether it is open changes with time alone. */
const refreshMs = 30_000;

/** Null for a calendar that is not there yet. */
type Edited = { calendar: Calendar | null };

export default function OpeningHoursPage() {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const isAdmin = useWho().role === 'tenantAdmin';
  const stepsIn = useStepsIn();
  const [edited, setEdited] = useState<Edited | null>(null);
  const [closing, setClosing] = useState<Calendar | null>(null);
  const calendars = useQuery({
    queryKey: ['calendars'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/calendars', { params: { path } }))).items,
    refetchInterval: refreshMs,
  });
  const columns: Column<Calendar>[] = [
    { key: 'name', title: t('hours.calendar'), render: (calendar) => calendar.name },
    { key: 'now', title: t('hours.now'), render: (calendar) => <Now calendar={calendar} /> },
  ];
  if (stepsIn) {
    columns.push({
      key: actionsKey,
      title: t('edit.actions'),
      render: (calendar) => (
        <div className="actions">
          {calendar.emergency === null ? (
            <Button size="small" danger onClick={() => setClosing(calendar)} aria-label={t('hours.closeOf', { name: calendar.name })}>
              {t('hours.close')}
            </Button>
          ) : (
            <OpenButton calendar={calendar} />
          )}
          {isAdmin && (
            <>
              <Button size="small" onClick={() => setEdited({ calendar })} aria-label={`${t('edit.edit')} ${calendar.name}`}>
                {t('edit.edit')}
              </Button>
              <RemoveButton calendar={calendar} />
            </>
          )}
        </div>
      ),
    });
  }
  return (
    <Page title={t('hours.title')}>
      <Section title={t('hours.calendars')}>
        <Loaded query={calendars}>
          {(items) => <DataTable label={t('hours.calendars')} columns={columns} rows={items} rowKey={(calendar) => calendar.id} empty={t('hours.none')} />}
        </Loaded>
        {isAdmin && <Button onClick={() => setEdited({ calendar: null })}>{t('hours.add')}</Button>}
      </Section>
      {edited !== null && (
        <CalendarDrawer
          initial={edited.calendar === null ? newValues() : valuesOf(edited.calendar)}
          taken={(calendars.data ?? []).map(({ id }) => id)}
          isNew={edited.calendar === null}
          onClose={() => setEdited(null)}
        />
      )}
      {closing !== null && <CloseDrawer calendar={closing} onClose={() => setClosing(null)} />}
    </Page>
  );
}

function Now({ calendar: { now, emergency, warnings } }: { calendar: Calendar }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  return (
    <>
      <Tag color={now.isOpen ? 'green' : 'red'}>{now.isOpen ? t('hours.open') : t('hours.closed')}</Tag>
      {t(`openingReason.${now.why}`)}
      {now.name !== null && ` · ${now.name}`}
      {now.until !== null && <div className="quiet">{t('hours.until', { time: dateTime(now.until) })}</div>}
      {emergency !== null && <div className="quiet">{t('hours.closedBy', { who: emergency.by, time: dateTime(emergency.at) })}</div>}
      {warnings.map(({ code, text }) => (
        <div key={code} className="refused">
          {text}
        </div>
      ))}
    </>
  );
}

function OpenButton({ calendar: { id, name } }: { calendar: Calendar }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = { ...useTenant(), calendar: id };
  const open = (): Promise<unknown> => take(api.DELETE('/t/{tenant}/api/v1/calendars/{calendar}/emergency', { params: { path } }));
  return <ConfirmButton text={t('hours.reopen')} subject={name} question={t('hours.reopenSure', { name })} act={open} />;
}

function RemoveButton({ calendar: { id, name } }: { calendar: Calendar }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = { ...useTenant(), calendar: id };
  const remove = (): Promise<unknown> => take(api.DELETE('/t/{tenant}/api/v1/calendars/{calendar}', { params: { path } }));
  return <ConfirmButton text={t('edit.remove')} subject={name} question={t('edit.removeSure', { name })} act={remove} />;
}
