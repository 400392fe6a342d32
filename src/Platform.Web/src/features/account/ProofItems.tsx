import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** What proves that it is the user who asks: the password, and a code where there is a second factor. */
export function ProofItems({ withCode }: { withCode: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="password" label={t('account.currentPassword')} rules={[{ required: true, message: t('edit.missing') }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {withCode && (
        <Form.Item name="code" label={t('signIn.code')} extra={t('signIn.codeNote')} rules={[{ required: true, message: t('edit.missing') }]}>
          <Input autoComplete="one-time-code" />
        </Form.Item>
      )}
    </>
  );
}
