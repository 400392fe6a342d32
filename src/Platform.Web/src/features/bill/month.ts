import dayjs from 'dayjs';
import { serverNow } from '../../api/serverClock';

/** Such as 2026-11. */
export function thisMonth(): string {
  return dayjs(serverNow()).format('YYYY-MM');
}

/** The month in the address bar, or this one when there is none that makes sense. */
export function monthOf(params: URLSearchParams): string {
  const month = params.get('month') ?? '';
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : thisMonth();
}
