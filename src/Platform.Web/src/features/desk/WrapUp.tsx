import { useTranslation } from 'react-i18next';
import type { Presence } from '../../api/types';
import { Button } from '../../shared/Button';
import { Countdown } from '../../shared/Clock';
import type { Wish } from './useDesk';

const steps = [30_000, 60_000] as const;

type WrapUpProps = { wrapUp: NonNullable<Presence['wrapUp']>; busy: boolean; ask: (wish: Wish) => void };

/** How long the time after a call lasts, and what the agent may add to it. */
export function WrapUp({ wrapUp: { endsAt, latestEnd, isFixed }, busy, ask }: WrapUpProps) {
  const { t } = useTranslation();
  if (endsAt === null) return <p role="status">{t('wrapUp.untilDone')}</p>;
  const isExtendable = latestEnd !== null && Date.parse(latestEnd) > Date.parse(endsAt);
  return (
    <div className="wishes" role="group" aria-label={t('presence.wrapUp')}>
      <span role="status">
        {isFixed ? t('wrapUp.fixed') : t('wrapUp.atMost')} <Countdown until={endsAt} />
      </span>
      {isExtendable &&
        steps.map((byMs) => (
          <Button key={byMs} disabled={busy} onClick={() => ask({ want: 'extend', byMs })}>
            {t('wrapUp.extend', { seconds: byMs / 1000 })}
          </Button>
        ))}
    </div>
  );
}
