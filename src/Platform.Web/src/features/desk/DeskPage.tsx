import WarningOutlined from '@ant-design/icons-svg/es/asn/WarningOutlined';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Presence } from '../../api/types';
import { useWho } from '../../app/console';
import { Button } from '../../shared/Button';
import { Clock, useIsPast } from '../../shared/Clock';
import { Failure } from '../../shared/Failure';
import { Icon } from '../../shared/Icon';
import { Loaded } from '../../shared/Loaded';
import { Page } from '../../shared/Page';
import { PresenceTag } from '../../shared/PresenceTag';
import { Skeleton } from '../../shared/Skeleton';
import { Tag } from '../../shared/Tag';
import { useBreakLimit, useBreakReasons, useReasonText } from '../../shared/useBreakReasons';
import { MessageDesk } from '../voicemail/MessageDesk';
import { CurrentCall, DialBox, useCallParts } from './callParts';
import { DeviceCheckButton } from './DeviceCheckButton';
import { LastCalls } from './LastCalls';
import { MyFigures } from './MyFigures';
import { usePresence, useWish, type Wish } from './useDesk';
import { WrapUp } from './WrapUp';

export default function DeskPage() {
  const { t } = useTranslation();
  const presence = usePresence();
  const wish = useWish();
  const [to, setTo] = useState('');
  return (
    <Page title={t('desk.title')} extra={<DeviceCheckButton />}>
      <Loaded query={presence}>
        {(mine) => (
          <>
            <MyState mine={mine} />
            {wish.isError && <Failure failure={wish.error} />}
            <Wishes mine={mine} busy={wish.isPending} ask={wish.mutate} />
            {mine.wrapUp !== null && <WrapUp wrapUp={mine.wrapUp} busy={wish.isPending} ask={wish.mutate} />}
            <MessageDesk presence={mine} />
            <OwnCall presence={mine} />
            <Suspense fallback={<Skeleton />}>{canCall(mine) && <DialBox to={to} onTo={setTo} />}</Suspense>
            <MyFigures presence={mine} />
            <LastCalls presence={mine} onCall={canCall(mine) ? setTo : null} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** The call that is offered to, handled or wrapped up by the agent. */
function OwnCall({ presence }: { presence: Presence }) {
  const callId = presence.callId ?? presence.wrapUp?.callId ?? null;
  useCallParts();
  return (
    <Suspense fallback={<Skeleton />}>
      {callId !== null && <CurrentCall key={callId} callId={callId} presence={presence} />}
    </Suspense>
  );
}

/** On a seat, and with no call. */
function canCall(mine: Presence): boolean {
  return mine.presence === 'ready' || mine.presence === 'break';
}

function MyState({ mine }: { mine: Presence }) {
  const { t } = useTranslation();
  const reasonText = useReasonText();
  const { agent } = useWho();
  const limit = useBreakLimit();
  const overdue = useIsPast(mine.presence === 'break' && mine.reason !== null ? limit(mine.reason, mine.since) : null);
  return (
    <section className={`my-state my-state-${mine.presence}`} aria-label={t('desk.myState')}>
      <div role="status">
        <PresenceTag state={mine.presence} />
        {mine.reason !== null && <span className="reason">{reasonText(mine.reason)}</span>}
        {overdue && (
          <Tag color="red" icon={<Icon of={WarningOutlined} />}>
            {t('desk.overdue')}
          </Tag>
        )}
        {mine.nextPresence !== null && <span className="reason">{t('desk.next', { state: t(`presence.${mine.nextPresence}`) })}</span>}
      </div>
      {mine.presence !== 'offline' && <Clock since={mine.since} />}
      <div className="quiet">
        {mine.seatProduct === null ? t('desk.noSeat', { agent }) : t('desk.seat', { agent, product: mine.seatProduct })}
      </div>
    </section>
  );
}

type WishesProps = { mine: Presence; busy: boolean; ask: (wish: Wish) => void };

function Wishes({ mine, busy, ask }: WishesProps) {
  const { t } = useTranslation();
  const reasons = useBreakReasons();
  if (mine.seatProduct === null) {
    return (
      <div className="wishes">
        <Button type="primary" size="large" disabled={busy} onClick={() => ask({ want: 'seat', ready: true })}>
          {t('desk.takeSeatReady')}
        </Button>
        <Button size="large" disabled={busy} onClick={() => ask({ want: 'seat', ready: false })}>
          {t('desk.takeSeat')}
        </Button>
      </div>
    );
  }
  return (
    <div className="wishes">
      <Button type="primary" size="large" disabled={busy || mine.presence === 'ready'} onClick={() => ask({ want: 'ready' })}>
        {t('desk.ready')}
      </Button>
      <div role="group" aria-label={t('desk.break')} className="breaks">
        <span aria-hidden>{t('desk.break')}</span>
        {reasons.map(({ value, label }) => (
          <Button key={value} disabled={busy} onClick={() => ask({ want: 'break', reason: value })}>
            {label}
          </Button>
        ))}
      </div>
      <Button disabled={busy} onClick={() => ask({ want: 'leave' })}>
        {t('desk.leaveSeat')}
      </Button>
    </div>
  );
}
