import { type ChangeEvent, type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../api/refusal';
import { useConsole, useSession } from '../app/console';
import { LanguageSwitch } from '../app/LanguageSwitch';
import { Alert } from '../shared/Alert';
import { Button, ButtonLink } from '../shared/Button';
import { Failure } from '../shared/Failure';
import { Page } from '../shared/Page';
import { TextField } from '../shared/TextField';

type Fields = { login: string; password: string; code: string };

export function SignIn() {
  const { t } = useTranslation();
  const { place, session } = useConsole();
  const { ended } = useSession();
  const [fields, setFields] = useState<Fields>({ login: '', password: '', code: '' });
  const [wasSent, setWasSent] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [needsCode, setNeedsCode] = useState(false);
  const openId = useOpenId();
  const refused = openIdRefusal();
  const missing = { login: fields.login.trim() === '', password: fields.password === '', code: needsCode && fields.code.trim() === '' };
  const signIn = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setWasSent(true);
    const firstMissing = Object.entries(missing).find(([, isMissing]) => isMissing)?.[0];
    if (firstMissing !== undefined) {
      event.currentTarget.querySelector<HTMLInputElement>(`[name=${firstMissing}]`)?.focus();
      return;
    }
    setBusy(true);
    setFailure(null);
    const { login, password, code } = fields;
    await session.logIn({ login: login.trim(), password, ...(needsCode && { code: code.trim() }) }).catch((why: unknown) => {
      if (why instanceof Refusal && why.code === 'second_factor_needed') {
        setNeedsCode(true);
        setWasSent(false);
      } else setFailure(why);
    });
    setBusy(false);
  };
  const field = (name: keyof Fields) => ({
    name,
    value: fields[name],
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => setFields((known) => ({ ...known, [name]: target.value })),
    fault: wasSent && missing[name] ? t(`signIn.${name}Missing`) : undefined,
  });
  const title = place.kind === 'tenant' ? t('signIn.tenant', { tenant: place.tenant }) : t('signIn.operator');
  return (
    <main className="sign-in" id="main">
      <Page title={title} extra={<LanguageSwitch />}>
        {ended === 'revoked' && failure === null && <Alert type="info" role="status" title={t('signIn.revoked')} />}
        {refused !== null && failure === null && <Alert type="error" title={t(`signInFault.${refused}`, { defaultValue: t('signInFault.open_id_failed') })} />}
        {failure !== null && <Failure failure={failure} />}
        <form className="sign-in-form" noValidate onSubmit={(event) => void signIn(event)}>
          <TextField {...field('login')} label={t('signIn.login')} autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus required />
          <TextField {...field('password')} label={t('signIn.password')} type="password" autoComplete="current-password" required />
          {needsCode && <TextField {...field('code')} label={t('signIn.code')} note={t('signIn.codeNote')} autoComplete="one-time-code" autoFocus required />}
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>
            {t('signIn.submit')}
          </Button>
        </form>
        {openId !== null && (
          <ButtonLink size="large" block href={`${place.root}api/v1/auth/openid/start`} className="other-way">
            {t('signIn.openId', { name: openId })}
          </ButtonLink>
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
