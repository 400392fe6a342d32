import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useConsole, useWho } from '../../app/console';
import { NewPasswordItems } from '../../auth/NewPasswordItems';
import { EditForm } from '../../shared/EditForm';
import { Loaded } from '../../shared/Loaded';
import { Page, Section } from '../../shared/Page';
import { SecondFactorSection } from './SecondFactorSection';
import { SessionsTable } from './SessionsTable';
import { useAccountCalls } from './useAccount';

/** The own log-in: password, second factor, and where one is logged in. */
export default function AccountPage() {
  const { t } = useTranslation();
  const { login, role } = useWho();
  const calls = useAccountCalls();
  const account = useQuery({ queryKey: ['account'], queryFn: calls.show });
  const sessions = useQuery({ queryKey: ['account', 'sessions'], queryFn: calls.sessions });
  return (
    <Page title={t('account.title', { login })} extra={t(`role.${role}`)}>
      <div className="columns">
        <Loaded query={account}>{(data) => <SecondFactorSection account={data} />}</Loaded>
        <PasswordSection />
      </div>
      <Section title={t('session.title')}>
        <Loaded query={sessions}>{(rows) => <SessionsTable label={t('session.title')} sessions={rows} end={calls.endSession} />}</Loaded>
      </Section>
    </Page>
  );
}

const empty = { current: '', next: '' };

function PasswordSection() {
  const { t } = useTranslation();
  const { session } = useConsole();
  const calls = useAccountCalls();
  const change = ({ current, next }: typeof empty): Promise<unknown> => calls.changePassword(current, next);
  return (
    <Section title={t('signIn.password')}>
      <p>{t('account.passwordNote')}</p>
      <EditForm initial={empty} save={change} onSaved={() => session.end('revoked')} submit={t('account.changePassword')}>
        <Form.Item name="current" label={t('account.currentPassword')} rules={[{ required: true, message: t('edit.missing') }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <NewPasswordItems />
      </EditForm>
    </Section>
  );
}
