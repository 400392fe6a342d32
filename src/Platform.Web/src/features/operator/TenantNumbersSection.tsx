import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { OperatorNumber } from '../../api/types';
import { useApi } from '../../app/console';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { EditForm } from '../../shared/EditForm';
import { useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { Section } from '../../shared/Page';
import { useDestinationText } from '../destination';

/** So many free ones are offered; the page of numbers finds the others. */
const offered = 50;

/** What it rents; another one is given to it here. Where its calls go is for the tenant to say. */
export function TenantNumbersSection({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const { dateTime } = useFormats();
  const destinationText = useDestinationText();
  const find = (query: Record<string, string | number>) => async () => (await take(api.GET('/operator/api/v1/numbers', { params: { query } }))).items;
  const numbers = useQuery({ queryKey: ['operator-numbers', 'of', tenant], queryFn: find({ tenant, state: 'assigned', limit: 500 }) });
  const free = useQuery({ queryKey: ['operator-numbers', 'free', tenant], queryFn: find({ tenant, state: 'free', limit: offered }) });
  const give = ({ number }: { number: string }): Promise<unknown> =>
    take(api.PUT('/operator/api/v1/numbers/{e164}', { params: { path: { e164: number } }, body: { tenant, queue: null, destination: null } }));
  const columns: Column<OperatorNumber>[] = [
    { key: 'number', title: t('number.number'), render: ({ e164 }) => e164 },
    { key: 'leadsTo', title: t('number.leadsTo'), render: ({ destination }) => (destination ? destinationText(destination) : '–') },
    { key: 'since', title: t('number.since'), render: ({ since }) => (since === null ? '–' : dateTime(since)) },
    {
      key: actionsKey,
      title: t('edit.actions'),
      render: ({ e164 }) => (
        <ConfirmButton
          text={t('operator.takeBack')}
          subject={e164}
          question={t('operator.takeBackSure', { number: e164 })}
          act={() => take(api.DELETE('/operator/api/v1/numbers/{e164}', { params: { path: { e164 } } }))}
        />
      ),
    },
  ];
  return (
    <Section title={t('operator.numbers')}>
      <Loaded query={numbers}>
        {(items) => <DataTable label={t('operator.numbers')} columns={columns} rows={items} rowKey={({ e164 }) => e164} empty={t('number.noOwn')} />}
      </Loaded>
      <Loaded query={free}>
        {(items) => (
          <EditForm key={items[0]?.e164} initial={{ number: items[0]?.e164 ?? '' }} save={give} submit={t('operator.giveNumber')}>
            <div className="filters">
              <Form.Item name="number" label={t('operator.freeNumber')} rules={[{ required: true, message: t('edit.missing') }]}>
                <Select showSearch options={items.map(({ e164 }) => ({ value: e164, label: e164 }))} />
              </Form.Item>
            </div>
          </EditForm>
        )}
      </Loaded>
    </Section>
  );
}
