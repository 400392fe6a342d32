import { useTranslation } from 'react-i18next';
import type { AvailableNumber } from '../../api/types';

/** What a number can be used for, in words; nothing for a number that is in no pool. */
export function useCapabilities(): (number: Pick<AvailableNumber, 'capabilities'>) => string {
  const { t } = useTranslation();
  return ({ capabilities }) => capabilities.map((one) => t(`capability.${one}`)).join(t('number.and'));
}
