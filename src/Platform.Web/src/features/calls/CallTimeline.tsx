import { useTranslation } from 'react-i18next';
import type { CallDetail, Offer, PathStep } from '../../api/types';
import { type Column, DataTable } from '../../shared/DataTable';
import { clock, useFormats } from '../../shared/format';
import { useAgentName, usePartyName } from '../names';
import { type Moment, timelineOf } from './timeline';

export function CallTimeline({ detail }: { detail: CallDetail }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <ol className="timeline" aria-label={t('call.timeline')}>
      {timelineOf(detail).map((moment, index) => (
        <li key={index} className={moment.what === 'step' ? `moment-${moment.step.kind}` : `moment-${moment.what}`}>
          <time dateTime={moment.at}>{formats.time(moment.at)}</time>
          <div>
            <MomentText moment={moment} call={detail.call} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function MomentText({ moment, call }: { moment: Moment; call: CallDetail['call'] }) {
  const { t } = useTranslation();
  const partyName = usePartyName();
  switch (moment.what) {
    case 'began':
      return <Beginning call={call} />;
    case 'answered':
      return call.direction === 'inbound' ? t('moment.answered') : t('moment.answeredBy', { agent: partyName(call.placedBy ?? call.from) });
    case 'step':
      return (
        <>
          <StepText step={moment.step} />
          {moment.offer !== null && <Why offer={moment.offer} />}
        </>
      );
    case 'ended':
      return call.cause === null ? t('phase.ended') : t('moment.ended', { cause: t(`cause.${call.cause}`) });
  }
}

function Beginning({ call }: { call: CallDetail['call'] }) {
  const { t } = useTranslation();
  const partyName = usePartyName();
  const from = partyName(call.placedBy ?? call.from);
  const to = partyName(call.to);
  return call.direction === 'outbound' ? t('moment.placed', { from, to, callerId: call.callerId ?? '–' }) : t('moment.arrived', { from, to });
}

/** Less than a second reads as nothing. */
const shownFromMs = 1_000;

/** What was done with whom, how it went, and for how long. */
function StepText({ step }: { step: PathStep }) {
  const { t } = useTranslation();
  const partyName = usePartyName();
  const party = partyName(step.party);
  const lasted = step.to === null ? null : Date.parse(step.to) - Date.parse(step.from);
  return (
    <>
      <strong>{t(`step.${step.kind}`, { party })}</strong>
      {step.position && <span> {t('step.place', { position: step.position })}</span>}
      {typeof step.expectedMs === 'number' && <span> {t('step.told', { wait: clock(step.expectedMs) })}</span>}
      {step.detail && <span> {t(`step.${step.kind === 'flow' ? 'version' : 'choice'}`, { detail: step.detail })}</span>}
      {step.mode && <span> {t(`supervision.${step.mode}`)}</span>}
      <Outcome step={step} />
      {lasted === null ? ` ${t('step.goesOn')}` : lasted >= shownFromMs && <span className="quiet"> ({clock(lasted)})</span>}
      {step.by !== null && (step.kind !== 'overflow' || step.overflow == null) && <span className="quiet"> · {t('step.by', { agent: partyName(step.by) })}</span>}
      {step.why !== null && <span className="quiet"> · {step.why}</span>}
    </>
  );
}

/** Some steps have a word of their own for what worked. */
function Outcome({ step }: { step: PathStep }) {
  const { t } = useTranslation();
  if (step.outcome === null || (step.kind === 'supervision' && step.outcome === 'answered')) return null;
  if (step.outcome === 'answered' && step.kind === 'transfer') return ` ${t('step.through')}`;
  if (step.outcome === 'answered' && step.kind === 'overflow') return ` ${t('step.taken')}`;
  return ` ${t(`outcome.${step.outcome}`)}`;
}

/** Only a queue has to say why it chose. */
function Why({ offer }: { offer: Offer }) {
  const { t } = useTranslation();
  return (
    <div className="why">
      <span className="quiet">{t('call.why')}</span> {offer.why}
      {offer.candidates.length > 1 && <Candidates offer={offer} />}
    </div>
  );
}

/** Strategies that go by the idle time have no score beside it. */
function Candidates({ offer: { candidates, candidateCount } }: { offer: Offer }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const agentName = useAgentName();
  const columns: Column<Offer['candidates'][number]>[] = [
    { key: 'agent', title: t('call.agent'), render: ({ agent }) => agentName(agent) },
    { key: 'idle', title: t('call.idle'), render: ({ idleMs }) => clock(idleMs), number: true },
    ...(candidates.some(({ score }) => score) ? [{ key: 'score', title: t('call.score'), render: ({ score }: { score?: number }) => number(score ?? 0), number: true }] : []),
  ];
  return (
    <details>
      <summary>{t('call.candidates', { of: number(candidateCount) })}</summary>
      <DataTable label={t('call.candidates', { of: number(candidateCount) })} columns={columns} rows={candidates} rowKey={({ agent }) => agent} empty="–" />
    </details>
  );
}
