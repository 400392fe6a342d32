import { useTranslation } from 'react-i18next';
import { useConsole, useWho } from '../../app/console';
import { Page } from '../../shared/Page';
import { ApiKeysSection } from './ApiKeysSection';
import { OperatorSignInSection } from './OperatorSignInSection';
import { TenantSignInSection } from './TenantSignInSection';
import { UsersSection } from './UsersSection';

/** Who may log in, and how. */
export default function UsersPage() {
  const { t } = useTranslation();
  const { place } = useConsole();
  const { role } = useWho();
  const mayChange = role !== 'auditor';
  return (
    <Page title={t('user.title')}>
      <UsersSection mayChange={mayChange} />
      {place.kind === 'tenant' ? <TenantSignInSection mayChange={mayChange} /> : <OperatorSignInSection />}
      <ApiKeysSection mayChange={mayChange} />
    </Page>
  );
}
