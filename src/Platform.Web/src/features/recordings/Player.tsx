import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recording } from '../../api/types';
import { clock, useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { useAudioAddress, useWaveform } from './useRecordings';
import { Waveform } from './Waveform';

const parts = 400;

/** Plays a recording as the browser fetches it, and shows where who speaks and what was left out. */
export function Player({ recording }: { recording: Recording }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const audio = useRef<HTMLAudioElement>(null);
  const [positionMs, setPositionMs] = useState(0);
  const waveform = useWaveform(recording.callId, parts);
  const { address, renew } = useAudioAddress(`recordings/${recording.callId}`);
  const seek = (ms: number): void => {
    if (audio.current) audio.current.currentTime = ms / 1000;
    setPositionMs(ms);
  };
  return (
    <div className="player">
      <p className="sides">
        <span className="left">{t('recording.left')}</span> <span className="right">{t('recording.right')}</span>
      </p>
      <Loaded query={waveform}>
        {(peaks) => <Waveform peaks={peaks} recording={recording} positionMs={positionMs} onSeek={seek} />}
      </Loaded>
      {address !== null && (
        <audio
          ref={audio}
          controls
          preload="metadata"
          src={address}
          onTimeUpdate={(event) => setPositionMs(event.currentTarget.currentTime * 1000)}
          onLoadedMetadata={(event) => {
            event.currentTarget.currentTime = positionMs / 1000;
          }}
          onError={renew}
        />
      )}
      {recording.gaps.length > 0 && (
        <ul className="gaps" aria-label={t('recording.gaps')}>
          {recording.gaps.map((gap) => (
            <li key={gap.from}>
              <button type="button" className="link" onClick={() => seek(gap.atMs)}>
                {clock(gap.atMs)}
              </button>{' '}
              {t('recording.gap', { at: formats.time(gap.from), length: clock(gap.lengthMs) })}
            </li>
          ))}
        </ul>
      )}
      {address !== null && (
        <p className="asks">
          <a href={`${address}&format=wav`} download={`${recording.callId}.wav`}>
            {t('recording.wav')}
          </a>
          <a href={`${address}&format=opus`} download={`${recording.callId}.opus`}>
            {t('recording.opus')}
          </a>
        </p>
      )}
    </div>
  );
}
