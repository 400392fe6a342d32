import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CallDetail, Presence } from '../../api/types';
import { Clock } from '../../shared/Clock';
import { Loaded } from '../../shared/Loaded';
import { clock, useFormats } from '../../shared/format';
import { Facts, Section } from '../../shared/Page';
import { DirectionText } from '../calls/DirectionText';
import { PhaseTag } from '../calls/PhaseTag';
import { asideOf, conferenceOf, choicesOf } from '../calls/timeline';
import { useCall } from '../calls/useCall';
import { usePartyName, useQueueName } from '../names';
import { usePhone } from '../../phone/PhoneProvider';
import { CallActions } from './CallActions';
import { CallerHistory } from './CallerHistory';
import { NoteForm } from './NoteForm';
import { RecordingButton } from './RecordingButton';

export function CurrentCall({ callId, presence }: { callId: string; presence: Presence }) {
  const { t } = useTranslation();
  const call = useCall(callId);
  const isPlaced = call.data?.call.placedBy === presence.agent;
  const coming = isPlaced ? t('desk.placing') : t('desk.offered');
  const title = presence.presence === 'talking' ? t('desk.talking') : presence.presence === 'wrapUp' ? t('desk.wrapUp') : coming;
  return (
    <Section title={title}>
      <Loaded query={call}>{(detail) => <Partner detail={detail} presence={presence} isPlaced={isPlaced} />}</Loaded>
    </Section>
  );
}

type PartnerProps = { detail: CallDetail; presence: Presence; isPlaced: boolean };

function Partner({ detail, presence, isPlaced }: PartnerProps) {
  const { t } = useTranslation();
  const queueName = useQueueName();
  const partyName = usePartyName();
  const { list } = useFormats();
  const { call, phase } = detail;
  const isHere = usePhone()?.talk != null;
  const choices = choicesOf(detail);
  const talking = presence.presence === 'talking' && call.connectedAt !== null;
  const isOver = presence.presence === 'wrapUp';
  return (
    <>
      <p className="caller" role="status">
        {partyName(isPlaced ? call.to : call.from)}
      </p>
      {!isOver && (
        <p>
          <PhaseTag phase={phase} aside={asideOf(detail)?.step.party} third={conferenceOf(detail)?.party} />
        </p>
      )}
      <Facts
        items={[
          { name: t('call.direction'), value: <DirectionText direction={call.direction} /> },
          isPlaced ? { name: t('call.callerId'), value: call.callerId ?? '–' } : { name: t('call.to'), value: partyName(call.to) },
          ...(call.queue === '' ? [] : [{ name: t('call.queue'), value: queueName(call.queue) }]),
          ...(call.queue === '' ? [] : [{ name: t('call.wait'), value: clock(call.waitMs) }]),
          ...(choices.length === 0 ? [] : [{ name: t('desk.choices'), value: list(choices) }]),
          ...(detail.tags?.length ? [{ name: t('desk.tags'), value: list(detail.tags) }] : []),
          isOver
            ? { name: t('call.talk'), value: clock(call.talkMs) }
            : talking
              ? { name: t('desk.talkingSince'), value: <Clock since={call.connectedAt ?? presence.since} /> }
              : { name: t('desk.callSince'), value: <Clock since={call.offeredAt} /> },
        ]}
      />
      {presence.presence === 'ringing' && !isHere && <p>{isPlaced ? t('desk.answerToCall', { party: partyName(call.to) }) : t('desk.answerOnPhone')}</p>}
      {presence.presence === 'talking' && <RecordingButton detail={detail} />}
      {presence.presence === 'talking' && phase === 'talking' && <CallActions detail={detail} agent={presence.agent} />}
      {(presence.presence === 'talking' || isOver) && <NoteForm detail={detail} agent={presence.agent} />}
      <CallerHistory callId={call.callId} />
      <Link to={`/calls/${call.callId}`}>{t('call.show')}</Link>
    </>
  );
}
