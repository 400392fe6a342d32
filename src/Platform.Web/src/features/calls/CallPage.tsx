import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { CallDetail } from '../../api/types';
import { useWho } from '../../app/console';
import { clock, useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { Facts, Page, Section } from '../../shared/Page';
import { useAgentName, usePartyName, useQueueName } from '../names';
import { CallTimeline } from './CallTimeline';
import { CauseText } from './CauseText';
import { ChargesTable } from './ChargesTable';
import { DirectionText } from './DirectionText';
import { LegsTable } from './LegsTable';
import { NotesList } from './NotesList';
import { PhaseTag } from './PhaseTag';
import { asideOf } from './timeline';
import { useCall } from './useCall';

export default function CallPage() {
  const { t } = useTranslation();
  const { callId = '' } = useParams();
  const call = useCall(callId);
  const mayHear = useWho().role !== 'agent';
  return (
    <Page title={t('call.title')} extra={mayHear && <Link to={`/recordings?call=${callId}`}>{t('call.recordings')}</Link>}>
      <Loaded query={call}>
        {(detail) => (
          <>
            <CallFacts detail={detail} />
            <Section title={t('call.timeline')}>
              <CallTimeline detail={detail} />
            </Section>
            <Section title={t('note.title')}>
              <NotesList notes={detail.notes ?? []} />
            </Section>
            <Section title={t('call.legs')}>
              <LegsTable legs={detail.legs} />
            </Section>
            <Section title={t('call.charges')}>
              <ChargesTable charges={detail.charges} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** The one that it came in by, and those that it went out over. */
function trunksOf({ call, legs }: CallDetail): string {
  const trunks = new Set([call.trunk, ...legs.map((leg) => leg.trunk ?? '')].filter((trunk) => trunk !== ''));
  return [...trunks].join(', ') || '–';
}

function CallFacts({ detail }: { detail: CallDetail }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queueName = useQueueName();
  const agentName = useAgentName();
  const partyName = usePartyName();
  const { call } = detail;
  const aside = asideOf(detail)?.step.party ?? null;
  const end = detail.phase === 'ended' ? <CauseText call={call} /> : <PhaseTag phase={detail.phase} aside={aside} />;
  return (
    <section className="panel" aria-label={t('call.facts')}>
      <Facts
        items={[
          { name: t('call.at'), value: formats.dateTime(call.offeredAt) },
          { name: t('call.direction'), value: <DirectionText direction={call.direction} /> },
          { name: t('call.from'), value: partyName(call.placedBy ?? call.from) },
          ...(call.direction === 'outbound' ? [{ name: t('call.callerId'), value: call.callerId ?? '–' }] : []),
          { name: t('call.to'), value: partyName(call.to) },
          { name: t('call.queue'), value: queueName(call.queue) },
          { name: t('call.agent'), value: call.agent === null ? '–' : agentName(call.agent) },
          { name: t('call.wait'), value: clock(call.waitMs) },
          { name: t('call.talk'), value: clock(call.talkMs) },
          { name: t(detail.phase === 'ended' ? 'call.end' : 'call.phase'), value: end },
          { name: t('call.trunk'), value: trunksOf(detail) },
          { name: t('call.node'), value: detail.node },
          ...(detail.sipCallId === '' ? [] : [{ name: 'Call-ID', value: <code>{detail.sipCallId}</code> }]),
        ]}
      />
    </section>
  );
}
