import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import { useApi, useTenant } from '../../app/console';
import { EditForm } from '../../shared/EditForm';
import { Loaded } from '../../shared/Loaded';
import { Facts, Section } from '../../shared/Page';
import { OpenIdItems } from './OpenIdItems';
import { formOf, inputOf, type SignInForm } from './signInForm';

export function TenantSignInSection({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const policy = useQuery({ queryKey: ['sign-in'], queryFn: () => take(api.GET('/t/{tenant}/api/v1/sign-in', { params: { path } })) });
  const save = (form: SignInForm): Promise<unknown> => take(api.PUT('/t/{tenant}/api/v1/sign-in', { params: { path }, body: inputOf(form) }));
  return (
    <Section title={t('signInPolicy.title')}>
      <Loaded query={policy}>
        {(data) =>
          mayChange ? (
            <EditForm initial={formOf(data)} save={save}>
              <Form.Item name="required" valuePropName="checked" extra={t('signInPolicy.requiredNote')}>
                <Checkbox>{t('signInPolicy.required')}</Checkbox>
              </Form.Item>
              <Form.Item name="openId" valuePropName="checked">
                <Checkbox>{t('signInPolicy.openId')}</Checkbox>
              </Form.Item>
              <p>
                {t('signInPolicy.redirect')} <Typography.Text copyable code>{data.redirectUri}</Typography.Text>
              </p>
              <Form.Item noStyle dependencies={['openId']}>
                {({ getFieldValue }) => getFieldValue('openId') === true && <OpenIdItems />}
              </Form.Item>
            </EditForm>
          ) : (
            <Facts
              items={[
                { name: t('signInPolicy.required'), value: data.secondFactor === 'required' ? t('people.yes') : t('people.no') },
                { name: 'OpenID Connect', value: data.openId?.issuer ?? t('people.no') },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
