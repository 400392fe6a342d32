import { useTranslation } from 'react-i18next';

/** How times, numbers and money read in a language. Times are shown in the reader's own zone. */
export type Formats = {
  dateTime(iso: string): string;
  time(iso: string): string;
  /** A time without seconds. */
  minute(iso: string): string;
  /** A calendar day such as 2026-11-01, which belongs to no zone. */
  day(iso: string): string;
  /** A month such as 2026-11. */
  month(month: string): string;
  number(value: number, maximumFractionDigits?: number, minimumFractionDigits?: number): string;
  percent(share: number): string;
  money(amount: number, currency: string): string;
  /** Names one after the other. */
  list(items: readonly string[]): string;
};

const known = new Map<string, Formats>();

export function formatsOf(language: string): Formats {
  const formats = known.get(language) ?? makeFormats(language);
  known.set(language, formats);
  return formats;
}

/** Made when it is first used, for that takes the browser milliseconds, and a page uses few. */
function later<Format>(make: () => Format): () => Format {
  let made: Format | undefined;
  return () => (made ??= make());
}

function makeFormats(language: string): Formats {
  const times = (options: Intl.DateTimeFormatOptions) => later(() => new Intl.DateTimeFormat(language, options));
  const dateTime = times({ dateStyle: 'medium', timeStyle: 'medium' });
  const time = times({ timeStyle: 'medium' });
  const minute = times({ timeStyle: 'short' });
  const day = times({ dateStyle: 'medium', timeZone: 'UTC' });
  const month = times({ year: 'numeric', month: 'long', timeZone: 'UTC' });
  const percent = later(() => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }));
  return {
    dateTime: (iso) => dateTime().format(new Date(iso)),
    time: (iso) => time().format(new Date(iso)),
    minute: (iso) => minute().format(new Date(iso)),
    day: (iso) => day().format(new Date(`${iso}T00:00:00Z`)),
    month: (text) => month().format(new Date(`${text}-01T00:00:00Z`)),
    number: (value, maximumFractionDigits = 0, minimumFractionDigits = 0) =>
      new Intl.NumberFormat(language, { maximumFractionDigits, minimumFractionDigits }).format(value),
    percent: (share) => percent().format(share),
    list: (items) => items.join(language.startsWith('zh') ? '、' : ', '),
    money: (amount, currency) =>
      new Intl.NumberFormat(language, { style: 'currency', currency, minimumFractionDigits: 2, maximumFractionDigits: 4 }).format(amount),
  };
}

export function useFormats(): Formats {
  const { i18n } = useTranslation();
  return formatsOf(i18n.language);
}

/** 65000 → 1:05; 3725000 → 1:02:05. Never below zero. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
