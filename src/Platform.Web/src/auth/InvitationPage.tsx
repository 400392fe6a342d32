import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console';
import { LanguageSwitch } from '../app/LanguageSwitch';
import { Alert } from '../shared/Alert';
import { Button, ButtonLink } from '../shared/Button';
import { Failure } from '../shared/Failure';
import { Page } from '../shared/Page';
import { NewPasswordItems } from './NewPasswordItems';

/** Where a one-time link leads: a new user, or one who forgot the password, sets it. */
export function InvitationPage({ token }: { token: string }) {
  const { t } = useTranslation();
  const { place, session } = useConsole();
  const [login, setLogin] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const accept = async ({ next }: { next: string }): Promise<void> => {
    setBusy(true);
    setFailure(null);
    await session.port.accept(token, next).then((accepted) => setLogin(accepted.login), setFailure);
    setBusy(false);
  };
  return (
    <main className="sign-in" id="main">
      <Page title={t('invitation.title')} extra={<LanguageSwitch />}>
        {failure !== null && <Failure failure={failure} />}
        {login === null ? (
          <Form<{ next: string }> layout="vertical" requiredMark={false} onFinish={accept} className="sign-in-form">
            <NewPasswordItems />
            <Button type="primary" htmlType="submit" size="large" block loading={busy}>
              {t('invitation.submit')}
            </Button>
          </Form>
        ) : (
          <>
            <Alert type="success" role="status" title={t('invitation.done', { login })} />
            <ButtonLink type="primary" size="large" block href={place.root} onClick={() => history.replaceState(null, '', place.root)} className="other-way">
              {t('invitation.goOn')}
            </ButtonLink>
          </>
        )}
      </Page>
    </main>
  );
}
