import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { Facts, Page, Section } from '../../shared/Page';
import { useDialing } from '../names';
import { OrderSection } from './OrderSection';
import { OwnNumbersSection } from './OwnNumbersSection';

export default function OwnNumbersPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('number.title')}>
      <OwnNumbersSection />
      <OrderSection />
      <DialingSection />
    </Page>
  );
}

/** Set by the operator; here to be read. */
function DialingSection() {
  const { t } = useTranslation();
  const { number, money } = useFormats();
  const dialing = useDialing();
  const list = (items: string[]): string => items.join(', ') || t('dialing.none');
  const limit = (value: number | null): string => (value === null ? t('dialing.noLimit') : number(value));
  return (
    <Section title={t('dialing.title')}>
      <p className="quiet">{t('dialing.byOperator')}</p>
      <Loaded query={dialing}>
        {(policy) => (
          <Facts
            items={[
              { name: t('dialing.allowedPrefixes'), value: list(policy.allowedPrefixes) },
              { name: t('dialing.barredPrefixes'), value: list(policy.barredPrefixes) },
              { name: t('dialing.emergencyNumbers'), value: list(policy.emergencyNumbers) },
              { name: t('dialing.maxChannels'), value: limit(policy.maxChannels) },
              { name: t('dialing.maxCallsPerSecond'), value: limit(policy.maxCallsPerSecond) },
              {
                name: t('dialing.spendLimit'),
                value: policy.spendPerDay === null ? t('dialing.noLimit') : money(policy.spendPerDay, policy.currency),
              },
              { name: t('dialing.ringTimeout'), value: number(policy.ringTimeoutMs / 1000, 1) },
              { name: t('dialing.callerId'), value: policy.callerId ?? t('dialing.none') },
              { name: t('dialing.callerIds'), value: list(policy.callerIds) },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}
