import { useTranslation } from 'react-i18next';
import { Alert } from '../../shared/Alert';
import { Button } from '../../shared/Button';

/** Told this once. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Alert type="warning" role="status" title={t('account.codesNote')} />
      <ul className="codes" aria-label={t('account.codes')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button type="primary" onClick={onDone}>
        {t('account.codesKept')}
      </Button>
    </>
  );
}
