import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CallDetail, Presence } from '../../api/types';
import { Clock } from '../../shared/Clock';
import { Loaded } from '../../shared/Loaded';
import { Facts, Section } from '../../shared/Page';
import { useCall } from '../calls/useCall';
import { useQueueName } from '../names';

export function CurrentCall({ callId, presence }: { callId: string; presence: Presence }) {
  const { t } = useTranslation();
  const call = useCall(callId);
  const title = presence.presence === 'talking' ? t('desk.talking') : presence.presence === 'wrapUp' ? t('desk.wrapUp') : t('desk.offered');
  return (
    <Section title={title}>
      <Loaded query={call}>{(detail) => <Caller detail={detail} presence={presence} />}</Loaded>
    </Section>
  );
}

function Caller({ detail: { call }, presence }: { detail: CallDetail; presence: Presence }) {
  const { t } = useTranslation();
  const queueName = useQueueName();
  const talking = presence.presence === 'talking' && call.connectedAt !== null;
  return (
    <>
      <p className="caller" role="status">
        {call.from}
      </p>
      <Facts
        items={[
          { name: t('call.queue'), value: queueName(call.queue) },
          { name: t('call.to'), value: call.to },
          talking
            ? { name: t('desk.talkingSince'), value: <Clock since={call.connectedAt ?? presence.since} /> }
            : { name: t('desk.callerHereSince'), value: <Clock since={call.offeredAt} /> },
        ]}
      />
      {presence.presence === 'ringing' && <p>{t('desk.answerOnPhone')}</p>}
      <Link to={`/calls/${call.callId}`}>{t('call.show')}</Link>
    </>
  );
}
