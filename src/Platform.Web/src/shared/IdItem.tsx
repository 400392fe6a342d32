import { Form, type FormRule, Input } from 'antd';
import { useTranslation } from 'react-i18next';

type IdItemProps = { rules: FormRule[]; hidden?: boolean };

/** The id of something new, with what the server takes as one. */
export function IdItem({ rules, hidden = false }: IdItemProps) {
  const { t } = useTranslation();
  return (
    <Form.Item name="id" label={t('edit.id')} extra={t('edit.idNote')} rules={rules} hidden={hidden}>
      <Input autoCapitalize="none" spellCheck={false} />
    </Form.Item>
  );
}
