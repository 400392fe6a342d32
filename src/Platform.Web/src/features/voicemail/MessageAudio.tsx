import { useTranslation } from 'react-i18next';
import { useAudioAddress } from '../recordings/useRecordings';

/** Plays what a caller said as the browser fetches it. */
export function MessageAudio({ messageId, from }: { messageId: string; from: string }) {
  const { t } = useTranslation();
  const { address, renew } = useAudioAddress(`messages/${messageId}`);
  if (address === null) return null;
  return <audio controls preload="metadata" src={address} onError={renew} aria-label={t('voicemail.audioOf', { from })} />;
}
