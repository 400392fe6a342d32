import FullscreenExitOutlined from '@ant-design/icons-svg/es/asn/FullscreenExitOutlined';
import FullscreenOutlined from '@ant-design/icons-svg/es/asn/FullscreenOutlined';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/Button';
import { Icon } from '../../shared/Icon';

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}

/** For a screen on the wall: the page alone, without the console's head. */
export function FullScreen() {
  const { t } = useTranslation();
  const isOn = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);
  if (!document.fullscreenEnabled) return null;
  return (
    <Button
      icon={isOn ? <Icon of={FullscreenExitOutlined} /> : <Icon of={FullscreenOutlined} />}
      onClick={() => void (isOn ? document.exitFullscreen() : document.documentElement.requestFullscreen())}
    >
      {isOn ? t('wall.leaveFullScreen') : t('wall.fullScreen')}
    </Button>
  );
}
