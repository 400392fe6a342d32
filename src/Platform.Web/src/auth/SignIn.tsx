import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole, useSession } from '../app/console';
import { LanguageSwitch } from '../app/LanguageSwitch';
import { Failure } from '../shared/Failure';
import { Page } from '../shared/Page';

type Fields = { login: string; password: string };

export function SignIn() {
  const { t } = useTranslation();
  const { place, session } = useConsole();
  const { ended } = useSession();
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const signIn = async ({ login, password }: Fields): Promise<void> => {
    setBusy(true);
    setFailure(null);
    await session.logIn(login.trim(), password).catch(setFailure);
    setBusy(false);
  };
  const title = place.kind === 'tenant' ? t('signIn.tenant', { tenant: place.tenant }) : t('signIn.operator');
  return (
    <main className="sign-in" id="main">
      <Page title={title} extra={<LanguageSwitch />}>
        {ended === 'revoked' && failure === null && <Alert type="info" showIcon role="status" title={t('signIn.revoked')} />}
        {failure !== null && <Failure failure={failure} />}
        <Form<Fields> layout="vertical" requiredMark={false} onFinish={signIn} className="sign-in-form">
          <Form.Item name="login" label={t('signIn.login')} rules={[{ required: true, whitespace: true, message: t('signIn.loginMissing') }]}>
            <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus size="large" />
          </Form.Item>
          <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, message: t('signIn.passwordMissing') }]}>
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>
            {t('signIn.submit')}
          </Button>
        </Form>
      </Page>
    </main>
  );
}
