import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { BreakReason } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import type { Column } from '../../shared/DataTable';
import { useFormats } from '../../shared/format';
import { NamedSection } from './NamedSection';

const newReason: BreakReason = { id: '', name: '', paid: true, maxMinutes: null };

export function BreakReasonsSection() {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const { number } = useFormats();
  const reasons = useQuery({
    queryKey: ['break-reasons', 'set-up'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/break-reasons', { params: { path } }))).items,
  });
  const columns: Column<BreakReason>[] = [
    { key: 'paid', title: t('people.paid'), render: ({ paid }) => (paid ? t('people.yes') : t('people.no')) },
    {
      key: 'maxMinutes',
      title: t('people.maxMinutes'),
      render: ({ maxMinutes }) => (maxMinutes === null ? t('dialing.noLimit') : number(maxMinutes)),
      number: true,
    },
  ];
  const save = ({ id, ...body }: BreakReason): Promise<unknown> =>
    take(api.PUT('/t/{tenant}/api/v1/break-reasons/{reason}', { params: { path: { ...path, reason: id } }, body }));
  const remove = (id: string): Promise<unknown> =>
    take(api.DELETE('/t/{tenant}/api/v1/break-reasons/{reason}', { params: { path: { ...path, reason: id } } }));
  return (
    <NamedSection
      title={t('people.breakReasons')}
      help={t('peopleHelp.breakReasons')}
      add={t('people.addBreakReason')}
      query={reasons}
      columns={columns}
      valuesOf={(row): BreakReason => row ?? newReason}
      save={save}
      remove={remove}
    >
      <Form.Item name="paid" valuePropName="checked">
        <Checkbox>{t('people.paid')}</Checkbox>
      </Form.Item>
      <Form.Item name="maxMinutes" label={t('people.maxMinutes')}>
        <InputNumber min={1} max={1440} precision={0} placeholder={t('dialing.noLimit')} />
      </Form.Item>
    </NamedSection>
  );
}
