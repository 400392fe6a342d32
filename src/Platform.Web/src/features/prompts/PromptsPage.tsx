import { useTranslation } from 'react-i18next';
import { Page } from '../../shared/Page';
import { PromptsSection } from './PromptsSection';
import { SoundsSection } from './SoundsSection';

export default function PromptsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('prompt.title')}>
      <PromptsSection />
      <SoundsSection />
    </Page>
  );
}
