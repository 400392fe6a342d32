import { TeamOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallDetail } from '../../api/types';
import { Clock } from '../../shared/Clock';
import { Failure } from '../../shared/Failure';
import { type Aside, asideOf } from '../calls/timeline';
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
  return (
    <div className="call-actions">
      {wish.isError && <Failure failure={wish.error} />}
      {aside === null ? (
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
      ) : (
        <AsideActions aside={aside} isMine={aside.step.by === agent} busy={wish.isPending} ask={(want) => wish.mutate({ want, callId })} />
      )}
    </div>
  );
}

type AsideActionsProps = { aside: Aside; isMine: boolean; busy: boolean; ask: (want: Extract<CallWish['want'], 'complete' | 'resume'>) => void };

function AsideActions({ aside: { step, isAnswered }, isMine, busy, ask }: AsideActionsProps) {
  const { t } = useTranslation();
  const partyName = usePartyName();
  const state = step.kind === 'transfer' ? 'transferring' : isAnswered ? 'consulting' : 'calling';
  return (
    <>
      <p role="status" className="aside">
        <TeamOutlined aria-hidden /> {t(`aside.${state}`, { party: partyName(step.party) })} <Clock since={step.from} />
      </p>
      {isMine && (
        <div className="asks">
          {step.kind === 'consult' && (
            <Button type="primary" disabled={busy} onClick={() => ask('complete')}>
              {t('transfer.complete')}
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
