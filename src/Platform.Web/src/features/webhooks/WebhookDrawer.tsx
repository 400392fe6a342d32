import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Webhook } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { EditDrawer } from '../../shared/EditForm';
import { IdItem } from '../../shared/IdItem';
import { useWebhookCalls } from './useWebhooks';
import { wantable } from './events';

export function WebhookDrawer({ webhook, taken, onClose }: { webhook: Webhook | null; taken: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const calls = useWebhookCalls();
  const secrets = useQuery({
    queryKey: ['secrets'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/secrets', { params: { path } }))).items,
  });
  const initial = {
    id: webhook?.id ?? '',
    name: webhook?.name ?? '',
    url: webhook?.url ?? 'https://',
    secret: webhook?.secret ?? null,
    events: webhook?.events ?? ['callEnded' as const],
    enabled: webhook?.enabled ?? true,
  };
  const save = ({ id, secret, ...input }: typeof initial): Promise<unknown> => calls.put(id, { ...input, secret: secret ?? '' });
  const needed = [{ required: true, message: t('edit.missing') }];
  return (
    <EditDrawer title={webhook?.name ?? t('webhook.add')} initial={initial} save={save} onClose={onClose}>
      <IdItem isNew={webhook === null} taken={taken} />
      <Form.Item name="name" label={t('people.name')} rules={needed}>
        <Input />
      </Form.Item>
      <Form.Item name="url" label={t('webhook.url')} rules={needed} extra={t('webhook.urlNote')}>
        <Input type="url" />
      </Form.Item>
      <Form.Item name="secret" label={t('webhook.secret')} rules={needed} extra={t('webhook.secretNote')}>
        <Select loading={secrets.isPending} options={(secrets.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="events" label={t('webhook.events')} rules={needed}>
        <Checkbox.Group options={wantable.map((value) => ({ value, label: t(`webhookEvent.${value}`) }))} />
      </Form.Item>
      <Form.Item name="enabled" valuePropName="checked">
        <Checkbox>{t('webhook.enabled')}</Checkbox>
      </Form.Item>
    </EditDrawer>
  );
}
