import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console';
import { LanguageSwitch } from '../app/LanguageSwitch';
import { SecondFactorSetup } from '../features/account/SecondFactorSetup';
import { Button } from '../shared/Button';
import { Page } from '../shared/Page';

/** For whom nothing works until there is a second factor. */
export default function EnrolPage() {
  const { t } = useTranslation();
  const { session } = useConsole();
  return (
    <main className="sign-in" id="main">
      <Page title={t('account.enrolTitle')} extra={<LanguageSwitch />}>
        <p>{t('account.enrolWhy')}</p>
        <SecondFactorSetup proof="none" onDone={() => void session.renew()} />
        <Button type="text" block className="other-way" onClick={() => void session.logOut()}>
          {t('app.signOut')}
        </Button>
      </Page>
    </main>
  );
}
