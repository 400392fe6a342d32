import { useTranslation } from 'react-i18next';
import type { Recording, Waveform as Peaks } from '../../api/types';
import { clock } from '../../shared/format';

type WaveformProps = { peaks: Peaks; recording: Recording; positionMs: number; onSeek: (ms: number) => void };

/** The caller above, the agent below; a line where something was left out. A click goes there. */
export function Waveform({ peaks, recording, positionMs, onSeek }: WaveformProps) {
  const { t } = useTranslation();
  const parts = peaks.left.length;
  const lengthMs = Math.max(1, recording.lengthMs ?? 1);
  const at = (ms: number): number => (ms / lengthMs) * parts;
  const bars = (side: readonly number[], sign: 1 | -1): string =>
    side.map((peak, part) => `M${part + 0.5} ${sign * 2}V${sign * (2 + peak * 0.48)}`).join('');
  return (
    <svg
      className="waveform"
      viewBox={`0 -50 ${parts} 100`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('recording.waveform')}
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        onSeek(((event.clientX - box.left) / box.width) * lengthMs);
      }}
    >
      <path className="left" d={bars(peaks.left, -1)} />
      <path className="right" d={bars(peaks.right, 1)} />
      {recording.gaps.map((gap) => (
        <line key={gap.from} className="gap" x1={at(gap.atMs)} x2={at(gap.atMs)} y1={-50} y2={50}>
          <title>{t('recording.gapOf', { length: clock(gap.lengthMs), at: clock(gap.atMs) })}</title>
        </line>
      ))}
      <line className="position" x1={at(positionMs)} x2={at(positionMs)} y1={-50} y2={50} />
    </svg>
  );
}
