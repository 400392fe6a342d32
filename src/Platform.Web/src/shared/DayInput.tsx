import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';

const formats = { day: 'YYYY-MM-DD', minute: 'YYYY-MM-DDTHH:mm' } as const;

type DayInputProps = {
  id?: string;
  /** As `2026-11-01`, with the time as `2026-11-01T09:00`; empty for none. */
  value?: string;
  onChange?: (value: string) => void;
  withTime?: boolean;
};

/** A day in the reader's language, where the browser's own input would speak the browser's. */
export function DayInput({ id, value = '', onChange, withTime = false }: DayInputProps) {
  const { t } = useTranslation();
  return (
    <DatePicker
      {...(id !== undefined && { id })}
      className="day"
      showTime={withTime}
      format={withTime ? [t('dateFormat.minute'), 'YYYY-MM-DD HH:mm'] : [t('dateFormat.day'), formats.day]}
      value={value === '' ? null : dayjs(value)}
      onChange={(chosen) => onChange?.(chosen?.format(withTime ? formats.minute : formats.day) ?? '')}
    />
  );
}
