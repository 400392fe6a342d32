import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** Told this once. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Alert type="warning" showIcon role="status" title={t('account.codesNote')} />
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
