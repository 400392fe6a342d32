import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Calendar } from '../../api/types';
import { useApi, useTenant, useWho } from '../../app/console';
import { EditDrawer } from '../../shared/EditForm';
import { usePrompts } from '../prompts/usePrompts';

type Announced = { prompt: string | null };

/** The emergency switch: says what it does; who may see the prompts also chooses the one that gives callers the reason. */
export function CloseDrawer({ calendar: { id, name }, onClose }: { calendar: Calendar; onClose: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = { ...useTenant(), calendar: id };
  const isAdmin = useWho().role === 'tenantAdmin';
  const initial: Announced = { prompt: null };
  const close = ({ prompt }: Announced): Promise<unknown> =>
    take(api.PUT('/t/{tenant}/api/v1/calendars/{calendar}/emergency', { params: { path }, body: { prompt: prompt ?? null } }));
  return (
    <EditDrawer title={t('hours.closeOf', { name })} initial={initial} save={close} submit={t('hours.close')} onClose={onClose}>
      <p>{t('hours.closeSure', { name })}</p>
      {isAdmin && <Reason />}
    </EditDrawer>
  );
}

function Reason() {
  const { t } = useTranslation();
  const prompts = (usePrompts().data ?? []).map((prompt) => ({ value: prompt.id, label: prompt.name }));
  return (
    <Form.Item name="prompt" label={t('hours.reason')} extra={t('hours.reasonHelp')}>
      <Select allowClear options={prompts} placeholder={t('hours.noReason')} />
    </Form.Item>
  );
}
