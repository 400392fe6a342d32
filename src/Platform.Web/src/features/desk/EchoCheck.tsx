import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { EchoCall, EchoView } from '../../phone/echoCall';
import { usePhone } from '../../phone/PhoneProvider';
import type { Softphone } from '../../phone/softphone';
import { Button } from '../../shared/Button';
import { useFormats } from '../../shared/format';
import { Facts } from '../../shared/Page';

const never = (): (() => void) => () => undefined;

/** A call to the platform's echo, with what the browser measures on the way there and back. */
export function EchoCheck() {
  const { t } = useTranslation();
  const phone = usePhone();
  const { view, begin, end } = useEchoCall(phone?.controls ?? null);
  const isUp = view?.state === 'calling' || view?.state === 'hearing';
  const isPossible = phone?.controls != null && phone.line === 'ready' && phone.talk === null;
  return (
    <>
      <p className="asked">
        <Button disabled={!isUp && !isPossible} onClick={isUp ? end : begin}>
          {isUp ? t('check.endEchoCall') : t('check.echoCall')}
        </Button>
        <span role="status">{t(`check.echoCallState.${view?.state ?? (isPossible ? 'idle' : 'impossible')}`)}</span>
      </p>
      {view !== null && <Figures view={view} />}
    </>
  );
}

function Figures({ view: { figures } }: { view: EchoView }) {
  const { t } = useTranslation();
  const { number, percent } = useFormats();
  const ms = (value: number | null): string => (value === null ? '–' : t('check.ms', { ms: number(value) }));
  return (
    <Facts
      items={[
        { name: t('check.soundRoundTrip'), value: ms(figures.roundTripMs) },
        { name: t('check.jitter'), value: ms(figures.jitterMs) },
        { name: t('check.lost'), value: figures.lost === null ? '–' : percent(figures.lost) },
      ]}
    />
  );
}

/** The call ends with the check. */
function useEchoCall(controls: Softphone | null): { view: EchoView | null; begin: () => void; end: () => void } {
  const [call, setCall] = useState<EchoCall | null>(null);
  const view = useSyncExternalStore(call?.subscribe ?? never, () => call?.show() ?? null);
  useEffect(() => () => call?.hangUp(), [call]);
  const begin = useCallback(() => void controls?.callEcho().then(setCall), [controls]);
  const end = useCallback(() => call?.hangUp(), [call]);
  return { view, begin, end };
}
