import { Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import { useApi, useTenant } from '../../app/console';
import { Alert } from '../../shared/Alert';
import { EditForm } from '../../shared/EditForm';
import { useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { useAvailable } from '../numbers/useAvailable';

/** So many are offered; the page of numbers has them all. */
const offered = 6;

export function NumberStep() {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const { money } = useFormats();
  const available = useAvailable('');
  const order = ({ number }: { number: string }): Promise<unknown> =>
    take(api.POST('/t/{tenant}/api/v1/numbers', { params: { path }, body: { number, destination: null } }));
  return (
    <Loaded query={available}>
      {({ pages }) => {
        const priced = pages.flatMap(({ items }) => items).filter(({ perMonth }) => perMonth !== null).slice(0, offered);
        if (priced.length === 0) return <Alert type="info" title={t('start.noNumbers')} />;
        return (
          <EditForm initial={{ number: priced[0]!.e164 }} save={order} submit={t('start.orderNumber')}>
            <Form.Item name="number" label={t('number.available')}>
              <Radio.Group
                className="choices"
                options={priced.map(({ e164, perMonth, currency }) => ({
                  value: e164,
                  label: t('start.numberPrice', { number: e164, price: money(perMonth!, currency!) }),
                }))}
              />
            </Form.Item>
          </EditForm>
        );
      }}
    </Loaded>
  );
}
