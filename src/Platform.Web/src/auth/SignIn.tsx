import { Alert, Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../api/refusal';
import { useConsole, useSession } from '../app/console';
import { LanguageSwitch } from '../app/LanguageSwitch';
import { Failure } from '../shared/Failure';
import { Page } from '../shared/Page';

type Fields = { login: string; password: string; code?: string };

export function SignIn() {
  const { t } = useTranslation();
  const { place, session } = useConsole();
  const { ended } = useSession();
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [needsCode, setNeedsCode] = useState(false);
  const openId = useOpenId();
  const refused = openIdRefusal();
  const signIn = async ({ login, password, code }: Fields): Promise<void> => {
    setBusy(true);
    setFailure(null);
    await session.logIn({ login: login.trim(), password, ...(needsCode && code !== undefined && { code: code.trim() }) }).catch((why: unknown) => {
      if (why instanceof Refusal && why.code === 'second_factor_needed') setNeedsCode(true);
      else setFailure(why);
    });
    setBusy(false);
  };
  const title = place.kind === 'tenant' ? t('signIn.tenant', { tenant: place.tenant }) : t('signIn.operator');
  return (
    <main className="sign-in" id="main">
      <Page title={title} extra={<LanguageSwitch />}>
        {ended === 'revoked' && failure === null && <Alert type="info" showIcon role="status" title={t('signIn.revoked')} />}
        {refused !== null && failure === null && <Alert type="error" showIcon role="alert" title={t(`signInFault.${refused}`, { defaultValue: t('signInFault.open_id_failed') })} />}
        {failure !== null && <Failure failure={failure} />}
        <Form<Fields> layout="vertical" requiredMark={false} onFinish={signIn} className="sign-in-form">
          <Form.Item name="login" label={t('signIn.login')} rules={[{ required: true, whitespace: true, message: t('signIn.loginMissing') }]}>
            <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus size="large" />
          </Form.Item>
          <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, message: t('signIn.passwordMissing') }]}>
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          {needsCode && (
            <Form.Item name="code" label={t('signIn.code')} extra={t('signIn.codeNote')} rules={[{ required: true, message: t('signIn.codeMissing') }]}>
              <Input autoComplete="one-time-code" autoFocus size="large" />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>
            {t('signIn.submit')}
          </Button>
        </Form>
        {openId !== null && (
          <Button size="large" block href={`${place.root}api/v1/auth/openid/start`} className="other-way">
            {t('signIn.openId', { name: openId })}
          </Button>
        )}
      </Page>
    </main>
  );
}

/** What the tenant's own provider is called; null without one, and until that is known. */
function useOpenId(): string | null {
  const { session } = useConsole();
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    session.port.ways().then(
      (ways) => setName(ways.openId),
      () => undefined,
    );
  }, [session]);
  return name;
}

/** The gateway sends whom it refused back to this page, with the reason behind the #. */
function openIdRefusal(): string | null {
  return /^#refused=(\w+)$/.exec(window.location.hash)?.[1] ?? null;
}
