import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes } from 'react-router';
import { Shell } from './Shell';

const OverviewPage = lazy(() => import('../features/operator/OverviewPage'));
const TenantPage = lazy(() => import('../features/operator/TenantPage'));
const StockPage = lazy(() => import('../features/operator/StockPage'));
const TenantsPage = lazy(() => import('../features/operator/TenantsPage'));
const TenantInvoicePage = lazy(() => import('../features/operator/TenantInvoicePage'));
const TenantDialingPage = lazy(() => import('../features/operator/TenantDialingPage'));
const NumbersPage = lazy(() => import('../features/operator/NumbersPage'));
const TrunksPage = lazy(() => import('../features/operator/TrunksPage'));
const SipBansPage = lazy(() => import('../features/operator/SipBansPage'));
const PriceListsPage = lazy(() => import('../features/operator/PriceListsPage'));

const nothingToLeave = (): Promise<void> => Promise.resolve();

export function OperatorApp() {
  const { t } = useTranslation();
  const nav = [
    { to: 'overview', text: t('overview.title') },
    { to: 'tenants', text: t('operator.tenants') },
    { to: 'numbers', text: t('operator.numbers') },
    { to: 'stock', text: t('stock.title') },
    { to: 'trunks', text: t('operator.trunks') },
    { to: 'bans', text: t('ban.title') },
    { to: 'prices', text: t('operator.prices') },
  ];
  return (
    <Shell name={t('operator.name')} nav={nav} onSignOut={nothingToLeave}>
      <Routes>
        <Route path="overview" element={<OverviewPage />} />
        <Route path="tenants/:tenant" element={<TenantPage />} />
        <Route path="tenants" element={<TenantsPage />} />
        <Route path="tenants/:tenant/invoice" element={<TenantInvoicePage />} />
        <Route path="tenants/:tenant/dialing" element={<TenantDialingPage />} />
        <Route path="stock" element={<StockPage />} />
        <Route path="numbers" element={<NumbersPage />} />
        <Route path="trunks" element={<TrunksPage />} />
        <Route path="bans" element={<SipBansPage />} />
        <Route path="prices" element={<PriceListsPage />} />
        <Route path="*" element={<Navigate to="/tenants" replace />} />
      </Routes>
    </Shell>
  );
}
