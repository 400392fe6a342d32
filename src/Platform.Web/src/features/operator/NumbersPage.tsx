import { useTranslation } from 'react-i18next';
import { Page } from '../../shared/Page';
import { NumberSearch } from './NumberSearch';
import { PoolsSection } from './PoolsSection';

export default function NumbersPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('operator.numbers')}>
      <PoolsSection />
      <NumberSearch />
    </Page>
  );
}
