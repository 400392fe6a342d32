import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

const minLength = 8;
const maxLength = 128;

/** A new password as `next`, typed twice. */
export function NewPasswordItems() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="next"
        label={t('account.newPassword')}
        rules={[{ required: true, min: minLength, max: maxLength, message: t('account.passwordLength', { min: minLength, max: maxLength }) }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('account.passwordAgain')}
        dependencies={['next']}
        required
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, again: unknown) => (again === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('account.passwordsDiffer')))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
