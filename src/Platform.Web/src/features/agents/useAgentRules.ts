import type { FormRule } from 'antd';
import { useTranslation } from 'react-i18next';

const minPassword = 8;
const maxPassword = 128;

/** What the server would refuse, said while typing. */
export function useAgentRules(): { needed: FormRule[]; id: FormRule[]; password: FormRule[] } {
  const { t } = useTranslation();
  const needed = [{ required: true, message: t('edit.missing') }];
  return {
    needed,
    id: [...needed, { pattern: /^[0-9]{2,8}$/, message: t('agent.idRule') }],
    password: [{ min: minPassword, max: maxPassword, message: t('agent.passwordRule') }],
  };
}
