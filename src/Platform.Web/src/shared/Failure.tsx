import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../api/refusal';

/** What went wrong, in words; the server's own where it gave some. */
export function useFailureText(): (failure: unknown) => string {
  const { t } = useTranslation();
  return (failure) => (failure instanceof Refusal ? failure.message || t('failure.unreadable', { status: failure.status }) : t('failure.unreachable'));
}

export function Failure({ failure, retry }: { failure: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const text = useFailureText();
  const refusal = failure instanceof Refusal ? failure : null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={text(failure)}
      description={<FailureDetails refusal={refusal} />}
      action={retry && <Button onClick={retry}>{t('failure.retry')}</Button>}
    />
  );
}

function FailureDetails({ refusal }: { refusal: Refusal | null }) {
  const { t } = useTranslation();
  if (refusal === null || (refusal.faults.length === 0 && refusal.status < 500)) return null;
  return (
    <>
      {refusal.faults.map((fault) => (
        <div key={fault.path + fault.message}>
          <code>{fault.path}</code> {fault.message}
        </div>
      ))}
      {refusal.status >= 500 && refusal.traceId !== null && <div>{t('failure.trace', { id: refusal.traceId })}</div>}
    </>
  );
}
