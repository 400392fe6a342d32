import { Checkbox, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import { useApi, useTenant } from '../../app/console';
import { EditForm } from '../../shared/EditForm';
import { calendarFaults, type CalendarValues, daysOfWeek, inputOf, newValues } from '../hours/calendarForm';
import { ids } from './hotline';

type Values = CalendarValues & { when: 'always' | 'week' };

const allDay = '00:00-24:00';

export function HoursStep() {
  const { t } = useTranslation();
  const api = useApi();
  const path = { ...useTenant(), calendar: ids.calendar };
  const save = ({ when, ...values }: Values): Promise<unknown> => {
    const week = Object.fromEntries(daysOfWeek.map((day) => [day, allDay])) as CalendarValues['week'];
    const body = inputOf({ ...newValues(), ...values, name: t('start.calendarName'), ...(when === 'always' && { week, holidays: null }) });
    return take(api.PUT('/t/{tenant}/api/v1/calendars/{calendar}', { params: { path }, body }));
  };
  return (
    <EditForm<Values> initial={{ ...newValues(), id: ids.calendar, when: 'week' }} save={save} submit={t('start.next')} faultsAt={calendarFaults}>
      <Form.Item name="when" label={t('hours.title')}>
        <Radio.Group
          options={[
            { value: 'week', label: t('start.byWeek') },
            { value: 'always', label: t('start.always') },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Values, after: Values) => before.when !== after.when}>
        {({ getFieldValue }) =>
          getFieldValue('when') === 'week' && (
            <>
              <p className="quiet">{t('hours.spans')}</p>
              <div className="filters">
                {daysOfWeek.map((day) => (
                  <Form.Item key={day} name={['week', day]} label={t(`day.${day}`)}>
                    <Input placeholder={t('hours.closed')} />
                  </Form.Item>
                ))}
              </div>
              <Form.Item name="holidays" valuePropName="checked" getValueProps={(value) => ({ checked: value === 'CN' })} normalize={(on) => (on ? 'CN' : null)}>
                <Checkbox>{t('start.holidays')}</Checkbox>
              </Form.Item>
            </>
          )
        }
      </Form.Item>
    </EditForm>
  );
}
