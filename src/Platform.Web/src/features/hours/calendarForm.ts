import { Refusal } from '../../api/refusal';
import type { Calendar, CalendarInput, DayOfWeek } from '../../api/types';
import type { FaultsAt } from '../../shared/faults';

export const daysOfWeek = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const satisfies DayOfWeek[];

/** A calendar as it is edited: the spans of a day are one text, such as `09:00-12:00, 13:00-18:00`. */
export type CalendarValues = {
  id: string;
  name: string;
  timeZone: string;
  week: Record<DayOfWeek, string>;
  dates: { date: string; name: string; open: string }[];
  workDays: { date: string; follows: DayOfWeek }[];
  holidays: string | null;
  holidayWorkDays: DayOfWeek;
};

const plainFields = ['id', 'name', 'timeZone', 'holidays', 'holidayWorkDays'];

export function valuesOf(calendar: Calendar): CalendarValues {
  const spansOn = (day: DayOfWeek): string => textOf(calendar.hours.find((hours) => hours.days.includes(day))?.open);
  return {
    id: calendar.id,
    name: calendar.name,
    timeZone: calendar.timeZone ?? '',
    week: Object.fromEntries(daysOfWeek.map((day) => [day, spansOn(day)])) as Record<DayOfWeek, string>,
    dates: calendar.dates.map(({ date, name, open }) => ({ date, name, open: textOf(open) })),
    workDays: calendar.workDays.map(({ date, follows }) => ({ date, follows })),
    holidays: calendar.holidays,
    holidayWorkDays: calendar.holidayWorkDays,
  };
}

/** Open on working days, as a beginning. */
export function newValues(): CalendarValues {
  const week = Object.fromEntries(daysOfWeek.map((day, index) => [day, index < 5 ? '09:00-18:00' : ''])) as Record<DayOfWeek, string>;
  return { id: '', name: '', timeZone: '', week, dates: [], workDays: [], holidays: null, holidayWorkDays: 'monday' };
}

export function inputOf(values: CalendarValues): CalendarInput {
  return {
    name: values.name,
    timeZone: values.timeZone.trim() || null,
    hours: hoursOf(values.week),
    dates: values.dates.map(({ date, name, open }) => ({ date, name, open: spansOf(open).length === 0 ? null : spansOf(open) })),
    workDays: values.workDays,
    holidays: values.holidays ?? null,
    holidayWorkDays: values.holidayWorkDays,
  };
}

/** The server's faults at the days and rows of the form. */
export function calendarFaults(failure: unknown, sent: CalendarValues): FaultsAt[] {
  const at = new Map<string, FaultsAt>();
  for (const fault of failure instanceof Refusal ? failure.faults : []) {
    for (const name of placesOf(fault.path, sent)) {
      const key = name.join('.');
      at.set(key, { name, errors: [...(at.get(key)?.errors ?? []), fault.message] });
    }
  }
  return [...at.values()];
}

/** `hours[1].open[0]` is about each day of the second group that was sent, `dates[0].name` about a field of the first row. */
function placesOf(path: string, sent: CalendarValues): (string | number)[][] {
  const [, list, index, field] = /\b(hours|dates|workDays)\[(\d+)\]\.(\w+)(?:\[\d+\])?$/.exec(path) ?? [];
  if (list === 'hours') return (hoursOf(sent.week)[Number(index)]?.days ?? []).map((day) => ['week', day]);
  if (list !== undefined) return [[list, Number(index), field!]];
  const plain = path.slice(path.lastIndexOf('.') + 1);
  return plainFields.includes(plain) ? [[plain]] : [];
}

/** Days with the same spans are one group; those on which it is closed are in none. */
function hoursOf(week: Record<DayOfWeek, string>): { days: DayOfWeek[]; open: string[] }[] {
  const groups = new Map<string, { days: DayOfWeek[]; open: string[] }>();
  for (const day of daysOfWeek) {
    const open = spansOf(week[day]);
    const group = groups.get(textOf(open));
    if (group !== undefined) group.days.push(day);
    else if (open.length > 0) groups.set(textOf(open), { days: [day], open });
  }
  return [...groups.values()];
}

function spansOf(text: string | undefined): string[] {
  return (text ?? '')
    .replace(/\s*[-–]\s*/g, '-')
    .split(/[,，、;\s]+/)
    .filter((span) => span !== '');
}

function textOf(spans: readonly string[] | null | undefined): string {
  return (spans ?? []).join(', ');
}
