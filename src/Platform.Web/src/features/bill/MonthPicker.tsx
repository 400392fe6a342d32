import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';

export function MonthPicker({ month, onChange }: { month: string; onChange: (month: string) => void }) {
  const { t } = useTranslation();
  return (
    <DatePicker
      picker="month"
      format={[t('dateFormat.month'), 'YYYY-MM']}
      allowClear={false}
      aria-label={t('bill.month')}
      value={dayjs(`${month}-01`)}
      onChange={(value) => value !== null && onChange(value.format('YYYY-MM'))}
    />
  );
}
