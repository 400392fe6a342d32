import { useTranslation } from 'react-i18next';
import { Refusal } from '../api/refusal';
import { Alert } from './Alert';
import { Button } from './Button';

/** What went wrong, in words; the server's own where it gave some. */
export function useFailureText(): (failure: unknown) => string {
  const { t } = useTranslation();
  return (failure) => (failure instanceof Refusal ? failure.message || t('failure.unreadable', { status: failure.status }) : t('failure.unreachable'));
}

export function Failure({ failure, retry }: { failure: unknown; retry?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const text = useFailureText();
  return (
    <Alert
      type="error"
      role="alert"
      title={text(failure)}
      description={hasDetails(failure) && <FailureDetails refusal={failure} />}
      action={retry && <Button onClick={retry}>{t('failure.retry')}</Button>}
    />
  );
}

/** Faults of the input are for the reader; a trace id is for whom the reader asks. */
function hasDetails(failure: unknown): failure is Refusal {
  return failure instanceof Refusal && (failure.faults.length > 0 || failure.status >= 500);
}

/** A part of what was just sent, not of the set-up: the reader sees which. */
function isPlain(path: string): boolean {
  return /^\$\.\w+$/.test(path);
}

/** What agents are told when they dial has words in their language; faults of the set-up are the server's. */
function FailureDetails({ refusal }: { refusal: Refusal }) {
  const { t } = useTranslation();
  const inWords = ({ code, message }: Refusal['faults'][number]): string => (code === null ? message : t(`fault.${code}`, { defaultValue: message }));
  return (
    <>
      {refusal.faults.map((fault) => (
        <div key={fault.path + fault.message}>
          {!isPlain(fault.path) && <code>{fault.path}</code>} {inWords(fault)}
        </div>
      ))}
      {refusal.status >= 500 && refusal.traceId !== null && <div>{t('failure.trace', { id: refusal.traceId })}</div>}
    </>
  );
}
