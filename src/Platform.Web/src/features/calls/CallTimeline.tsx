import { useTranslation } from 'react-i18next';
import type { CallDetail, Offer } from '../../api/types';
import { clock, useFormats } from '../../shared/format';
import { useAgentName } from '../names';
import { type Moment, timelineOf } from './timeline';

export function CallTimeline({ detail }: { detail: CallDetail }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <ol className="timeline" aria-label={t('call.timeline')}>
      {timelineOf(detail).map((moment, index) => (
        <li key={index} className={`moment-${moment.what}`}>
          <time dateTime={moment.at}>{formats.time(moment.at)}</time>
          <div>
            <MomentText moment={moment} detail={detail} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function MomentText({ moment, detail: { call } }: { moment: Moment; detail: CallDetail }) {
  const { t } = useTranslation();
  const agentName = useAgentName();
  switch (moment.what) {
    case 'offer':
      return <OfferText offer={moment.offer} />;
    case 'connected':
      return t('moment.connected', { agent: call.agent === null ? '–' : agentName(call.agent), wait: clock(call.waitMs) });
    case 'ended':
      return call.cause === null ? t('phase.ended') : t('moment.ended', { cause: t(`cause.${call.cause}`) });
    case 'held':
    case 'resumed':
      return t(`moment.${moment.what}`, { by: t(`leg.${moment.by}`) });
    default:
      return t(`moment.${moment.what}`, { from: call.from, to: call.to });
  }
}

function OfferText({ offer }: { offer: Offer }) {
  const { t } = useTranslation();
  const agentName = useAgentName();
  const rangMs = offer.endedAt === null ? null : Date.parse(offer.endedAt) - Date.parse(offer.at);
  return (
    <>
      <strong>{t('moment.offer', { agent: agentName(offer.agent) })}</strong>{' '}
      {t(`outcome.${offer.outcome}`)}
      {rangMs !== null && <span className="quiet"> ({t('moment.after', { time: clock(rangMs) })})</span>}
      <p className="why">
        <span className="quiet">{t('call.why')}</span> {offer.why}
      </p>
    </>
  );
}
