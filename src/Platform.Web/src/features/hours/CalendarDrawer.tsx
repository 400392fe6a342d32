import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import { useApi, useTenant } from '../../app/console';
import { Button } from '../../shared/Button';
import { DayInput } from '../../shared/DayInput';
import { EditDrawer } from '../../shared/EditForm';
import { IdItem } from '../../shared/IdItem';
import { calendarFaults, type CalendarValues, daysOfWeek, inputOf } from './calendarForm';

/** The sets of public holidays that are built in. */
const holidaySets = ['CN'] as const;

type CalendarDrawerProps = {
  initial: CalendarValues;
  isNew: boolean;
  /** Ids of the calendars that are there. */
  taken: readonly string[];
  onClose: () => void;
};

export function CalendarDrawer({ initial, isNew, taken, onClose }: CalendarDrawerProps) {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const needed = [{ required: true, message: t('edit.missing') }];
  const days = daysOfWeek.map((value) => ({ value, label: t(`day.${value}`) }));
  const save = (values: CalendarValues): Promise<unknown> =>
    take(api.PUT('/t/{tenant}/api/v1/calendars/{calendar}', { params: { path: { ...path, calendar: values.id } }, body: inputOf(values) }));
  return (
    <EditDrawer title={isNew ? t('hours.add') : initial.name} initial={initial} save={save} faultsAt={calendarFaults} onClose={onClose}>
      <IdItem isNew={isNew} taken={taken} />
      <Form.Item name="name" label={t('hours.name')} rules={needed}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="timeZone" label={t('hours.timeZone')}>
        <Input placeholder={t('hours.operatorsZone')} />
      </Form.Item>
      <h3>{t('hours.week')}</h3>
      <p className="quiet">{t('hours.spans')}</p>
      <div className="filters">
        {days.map(({ value, label }) => (
          <Form.Item key={value} name={['week', value]} label={label}>
            <Input placeholder={t('hours.closed')} />
          </Form.Item>
        ))}
      </div>
      <h3>{t('hours.dates')}</h3>
      <Rows name="dates" add={t('hours.addDate')} fresh={{ date: '', name: '', open: '' }}>
        {(row) => (
          <>
            <Form.Item name={[row, 'date']} label={t('hours.date')} rules={needed}>
              <DayInput />
            </Form.Item>
            <Form.Item name={[row, 'name']} label={t('hours.dateName')} rules={needed}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name={[row, 'open']} label={t('hours.openFrom')}>
              <Input placeholder={t('hours.closed')} />
            </Form.Item>
          </>
        )}
      </Rows>
      <h3>{t('hours.workDays')}</h3>
      <Rows name="workDays" add={t('hours.addWorkDay')} fresh={{ date: '', follows: 'monday' }}>
        {(row) => (
          <>
            <Form.Item name={[row, 'date']} label={t('hours.date')} rules={needed}>
              <DayInput />
            </Form.Item>
            <Form.Item name={[row, 'follows']} label={t('hours.follows')}>
              <Select options={days} />
            </Form.Item>
          </>
        )}
      </Rows>
      <h3>{t('hours.holidays')}</h3>
      <div className="filters">
        <Form.Item name="holidays" label={t('hours.holidaySet')}>
          <Select allowClear placeholder={t('hours.noHolidays')} options={holidaySets.map((value) => ({ value, label: t(`holidaySet.${value}`) }))} />
        </Form.Item>
        <Form.Item name="holidayWorkDays" label={t('hours.holidayWorkDays')}>
          <Select options={days} />
        </Form.Item>
      </div>
    </EditDrawer>
  );
}

type RowsProps = { name: string; add: string; fresh: object; children: (row: number) => ReactNode };

function Rows({ name, add, fresh, children }: RowsProps) {
  const { t } = useTranslation();
  return (
    <Form.List name={name}>
      {(rows, { add: append, remove }) => (
        <>
          {rows.map((row) => (
            <div key={row.key} className="filters row">
              {children(row.name)}
              <Form.Item>
                <Button onClick={() => remove(row.name)} aria-label={`${t('edit.remove')} ${row.name + 1}`}>
                  {t('edit.remove')}
                </Button>
              </Form.Item>
            </div>
          ))}
          <Button onClick={() => append(fresh)}>{add}</Button>
        </>
      )}
    </Form.List>
  );
}
