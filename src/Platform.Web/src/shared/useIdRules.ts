import type { FormRule } from 'antd';
import { useTranslation } from 'react-i18next';

/** For the id of something new. One that is taken is refused here: saving would replace what has it. */
export function useIdRules(taken: readonly string[]): FormRule[] {
  const { t } = useTranslation();
  return [
    { required: true, message: t('edit.missing') },
    { validator: (_, id: string) => (taken.includes(id) ? Promise.reject(new Error(t('edit.taken'))) : Promise.resolve()) },
  ];
}
