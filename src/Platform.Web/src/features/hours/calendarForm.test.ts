import { expect, it } from 'vitest';
import { Refusal } from '../../api/refusal';
import { calendarFaults, inputOf, newValues } from './calendarForm';

it('sends days with the same hours as one group, and a date without hours as closed', () => {
  const values = newValues();
  values.week.saturday = '10:00 – 12:00，13:00-15:00';
  values.dates = [{ date: '2026-12-28', name: 'Stock-taking', open: ' ' }];
  const { hours, dates, timeZone } = inputOf(values);
  expect(hours).toEqual([
    { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], open: ['09:00-18:00'] },
    { days: ['saturday'], open: ['10:00-12:00', '13:00-15:00'] },
  ]);
  expect(dates).toEqual([{ date: '2026-12-28', name: 'Stock-taking', open: null }]);
  expect(timeZone).toBeNull();
});

it('shows a fault at the day or row that it is about, and never the name of a date at the name of the calendar', () => {
  const sent = newValues();
  sent.week.saturday = '25:00';
  const fault = (path: string) => ({ path: `tenants[acme].calendars[office].${path}`, code: null, message: path });
  const paths = ['hours[1].open[0]', 'dates[0].name', 'dates[0].name', 'workDays[2].date', 'timeZone', 'emergency.prompt'];
  expect(calendarFaults(new Refusal(422, { faults: paths.map(fault) }), sent)).toEqual([
    { name: ['week', 'saturday'], errors: ['hours[1].open[0]'] },
    { name: ['dates', 0, 'name'], errors: ['dates[0].name', 'dates[0].name'] },
    { name: ['workDays', 2, 'date'], errors: ['workDays[2].date'] },
    { name: ['timeZone'], errors: ['timeZone'] },
  ]);
});
