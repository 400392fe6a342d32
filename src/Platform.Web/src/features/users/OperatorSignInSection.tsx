import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import { useApi } from '../../app/console';
import { EditForm } from '../../shared/EditForm';
import { Loaded } from '../../shared/Loaded';
import { Section } from '../../shared/Page';

export function OperatorSignInSection() {
  const { t } = useTranslation();
  const api = useApi();
  const policy = useQuery({ queryKey: ['sign-in'], queryFn: () => take(api.GET('/operator/api/v1/sign-in')) });
  const save = ({ required }: { required: boolean }): Promise<unknown> =>
    take(api.PUT('/operator/api/v1/sign-in', { body: { secondFactor: required ? 'required' : 'optional' } }));
  return (
    <Section title={t('signInPolicy.title')}>
      <Loaded query={policy}>
        {({ secondFactor }) => (
          <EditForm initial={{ required: secondFactor === 'required' }} save={save}>
            <Form.Item name="required" valuePropName="checked" extra={t('signInPolicy.requiredNote')}>
              <Checkbox>{t('signInPolicy.required')}</Checkbox>
            </Form.Item>
          </EditForm>
        )}
      </Loaded>
    </Section>
  );
}
