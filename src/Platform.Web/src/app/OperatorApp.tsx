import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes } from 'react-router';
import { useWho } from './console';
import { Shell } from './Shell';
import { withLibrary } from './withLibrary';

const OverviewPage = withLibrary(() => import('../features/operator/OverviewPage'));
const TenantPage = withLibrary(() => import('../features/operator/TenantPage'));
const StockPage = withLibrary(() => import('../features/operator/StockPage'));
const TenantsPage = withLibrary(() => import('../features/operator/TenantsPage'));
const TenantInvoicePage = withLibrary(() => import('../features/operator/TenantInvoicePage'));
const TenantDialingPage = withLibrary(() => import('../features/operator/TenantDialingPage'));
const NumbersPage = withLibrary(() => import('../features/operator/NumbersPage'));
const TrunksPage = withLibrary(() => import('../features/operator/TrunksPage'));
const SipBansPage = withLibrary(() => import('../features/operator/SipBansPage'));
const UsersPage = withLibrary(() => import('../features/users/UsersPage'));
const AccountPage = withLibrary(() => import('../features/account/AccountPage'));
const AuditPage = withLibrary(() => import('../features/audit/AuditPage'));
const PriceListsPage = withLibrary(() => import('../features/operator/PriceListsPage'));

const nothingToLeave = (): Promise<void> => Promise.resolve();

export function OperatorApp() {
  const { t } = useTranslation();
  const isAdmin = useWho().role === 'operatorAdmin';
  const nav = [
    { to: 'overview', text: t('overview.title') },
    { to: 'tenants', text: t('operator.tenants') },
    ...(isAdmin
      ? [
          { to: 'numbers', text: t('operator.numbers') },
          { to: 'stock', text: t('stock.title') },
          { to: 'trunks', text: t('operator.trunks') },
          { to: 'bans', text: t('ban.title') },
        ]
      : []),
    { to: 'prices', text: t('operator.prices') },
    ...(isAdmin
      ? [
          { to: 'users', text: t('user.title') },
          { to: 'audit', text: t('audit.title') },
        ]
      : []),
  ];
  return (
    <Shell name={t('operator.name')} nav={nav} onSignOut={nothingToLeave}>
      <Routes>
        <Route path="overview" element={<OverviewPage />} />
        <Route path="tenants/:tenant" element={<TenantPage />} />
        <Route path="tenants" element={<TenantsPage />} />
        <Route path="tenants/:tenant/invoice" element={<TenantInvoicePage />} />
        {isAdmin && (
          <>
            <Route path="tenants/:tenant/dialing" element={<TenantDialingPage />} />
            <Route path="stock" element={<StockPage />} />
            <Route path="numbers" element={<NumbersPage />} />
            <Route path="trunks" element={<TrunksPage />} />
            <Route path="bans" element={<SipBansPage />} />
            <Route path="users" element={<UsersPage />} />
            <Route path="audit" element={<AuditPage />} />
          </>
        )}
        <Route path="account" element={<AccountPage />} />
        <Route path="prices" element={<PriceListsPage />} />
        <Route path="*" element={<Navigate to="/overview" replace />} />
      </Routes>
    </Shell>
  );
}
