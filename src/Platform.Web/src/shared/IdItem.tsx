import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useIdRules } from './useIdRules';

type IdItemProps = {
  isNew: boolean;
  /** Ids of those that are there. */
  taken: readonly string[];
};

/** The id of something new, with what the server takes as one. Of what is there it stays as it is, and is not shown. */
export function IdItem({ isNew, taken }: IdItemProps) {
  const { t } = useTranslation();
  const rules = useIdRules(isNew ? taken : []);
  return (
    <Form.Item name="id" label={t('edit.id')} extra={t('edit.idNote')} rules={rules} hidden={!isNew}>
      <Input autoCapitalize="none" spellCheck={false} />
    </Form.Item>
  );
}
