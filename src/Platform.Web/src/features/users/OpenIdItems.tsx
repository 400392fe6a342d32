import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/Button';

const roles = ['agent', 'supervisor', 'tenantAdmin', 'auditor'] as const;

/** The tenant's own provider, and which of its claims give which role. */
export function OpenIdItems() {
  const { t } = useTranslation();
  const needed = [{ required: true, message: t('edit.missing') }];
  return (
    <>
      <Form.Item name="name" label={t('signInPolicy.name')} rules={needed}>
        <Input />
      </Form.Item>
      <Form.Item name="issuer" label={t('signInPolicy.issuer')} rules={needed}>
        <Input placeholder="https://login.example.com/realms/acme" spellCheck={false} />
      </Form.Item>
      <Form.Item name="clientId" label={t('signInPolicy.clientId')} rules={needed}>
        <Input spellCheck={false} />
      </Form.Item>
      <Form.Item name="clientSecret" label={t('signInPolicy.clientSecret')} extra={t('signInPolicy.secretNote')}>
        <Input.Password autoComplete="off" />
      </Form.Item>
      <Form.Item name="loginClaim" label={t('signInPolicy.loginClaim')} rules={needed}>
        <Input spellCheck={false} />
      </Form.Item>
      <Form.Item name="agentClaim" label={t('signInPolicy.agentClaim')} extra={t('signInPolicy.agentClaimNote')}>
        <Input spellCheck={false} />
      </Form.Item>
      <h3>{t('signInPolicy.roles')}</h3>
      <p>{t('signInPolicy.rolesNote')}</p>
      <Form.List name="roles">
        {(fields, { add, remove }) => (
          <div className="rows">
            {fields.map(({ key, name }) => (
              <div className="row" key={key}>
                <Form.Item name={[name, 'claim']} rules={needed} noStyle>
                  <Input aria-label={t('signInPolicy.claim')} placeholder="groups" />
                </Form.Item>
                <Form.Item name={[name, 'value']} rules={needed} noStyle>
                  <Input aria-label={t('signInPolicy.value')} placeholder="call-centre-agents" />
                </Form.Item>
                <Form.Item name={[name, 'role']} rules={needed} noStyle>
                  <Select aria-label={t('user.role')} options={roles.map((value) => ({ value, label: t(`role.${value}`) }))} />
                </Form.Item>
                <Button onClick={() => remove(name)}>{t('edit.remove')}</Button>
              </div>
            ))}
            <Button onClick={() => add({ claim: 'groups', value: '', role: 'agent' })}>{t('signInPolicy.addRole')}</Button>
          </div>
        )}
      </Form.List>
    </>
  );
}
