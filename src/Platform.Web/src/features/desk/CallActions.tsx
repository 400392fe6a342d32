import TeamOutlined from '@ant-design/icons-svg/es/asn/TeamOutlined';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallDetail, PathStep } from '../../api/types';
import { Button } from '../../shared/Button';
import { Clock } from '../../shared/Clock';
import { Failure } from '../../shared/Failure';
import { Icon } from '../../shared/Icon';
import { type Aside, asideOf, conferenceOf } from '../calls/timeline';
import { usePartyName } from '../names';
import { TargetForm } from './TargetForm';
import { type CallWish, useCallWish } from './useAgentCalls';

/** What an agent who talks can do with the call: pass it on, or ask somebody aside first. */
export function CallActions({ detail, agent }: { detail: CallDetail; agent: string }) {
  const { t } = useTranslation();
  const [to, setTo] = useState('');
  const wish = useCallWish();
  const { callId } = detail.call;
  const aside = asideOf(detail);
  const conference = conferenceOf(detail);
  const ask = (want: AsideWish): void => wish.mutate({ want, callId });
  return (
    <div className="call-actions">
      {wish.isError && <Failure failure={wish.error} />}
      {conference !== null ? (
        <ConferenceActions step={conference} isMine={conference.by === agent} busy={wish.isPending} ask={ask} />
      ) : aside === null ? (
        <>
          <h3>{t('transfer.title')}</h3>
          <TargetForm
            label={t('transfer.title')}
            to={to}
            onTo={setTo}
            wants={[
              { want: 'consult', text: t('transfer.consult') },
              { want: 'transfer', text: t('transfer.now') },
            ]}
            busy={wish.isPending}
            ask={(want, target) => wish.mutate({ want, callId, ...target })}
          />
        </>
      ) : (
        <AsideActions aside={aside} isMine={aside.step.by === agent} busy={wish.isPending} ask={ask} />
      )}
    </div>
  );
}

type AsideWish = Extract<CallWish['want'], 'complete' | 'merge' | 'resume'>;
type AsideActionsProps = { aside: Aside; isMine: boolean; busy: boolean; ask: (want: AsideWish) => void };

function AsideActions({ aside: { step, isAnswered }, isMine, busy, ask }: AsideActionsProps) {
  const { t } = useTranslation();
  const partyName = usePartyName();
  const state = step.kind === 'transfer' ? 'transferring' : isAnswered ? 'consulting' : 'calling';
  return (
    <>
      <p role="status" className="aside">
        <Icon of={TeamOutlined} /> {t(`aside.${state}`, { party: partyName(step.party) })} <Clock since={step.from} />
      </p>
      {isMine && (
        <div className="asks">
          {step.kind === 'consult' && (
            <Button type="primary" disabled={busy} onClick={() => ask('complete')}>
              {t('transfer.complete')}
            </Button>
          )}
          {step.kind === 'consult' && (
            <Button disabled={busy || !isAnswered} onClick={() => ask('merge')}>
              {t('transfer.merge')}
            </Button>
          )}
          <Button disabled={busy} onClick={() => ask('resume')}>
            {t('transfer.cancel')}
          </Button>
        </div>
      )}
    </>
  );
}

type ConferenceActionsProps = { step: PathStep; isMine: boolean; busy: boolean; ask: (want: AsideWish) => void };

/** Three talk: whoever brought them together may leave, or send the third away. */
function ConferenceActions({ step, isMine, busy, ask }: ConferenceActionsProps) {
  const { t } = useTranslation();
  const partyName = usePartyName();
  return (
    <>
      <p role="status" className="aside">
        <Icon of={TeamOutlined} /> {t('aside.conference', { party: partyName(step.party) })} <Clock since={step.from} />
      </p>
      {isMine && (
        <div className="asks">
          <Button type="primary" disabled={busy} onClick={() => ask('complete')}>
            {t('transfer.leave')}
          </Button>
          <Button disabled={busy} onClick={() => ask('resume')}>
            {t('transfer.dropThird')}
          </Button>
        </div>
      )}
    </>
  );
}
