import { FullscreenExitOutlined, FullscreenOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

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
      icon={isOn ? <FullscreenExitOutlined aria-hidden /> : <FullscreenOutlined aria-hidden />}
      onClick={() => void (isOn ? document.exitFullscreen() : document.documentElement.requestFullscreen())}
    >
      {isOn ? t('wall.leaveFullScreen') : t('wall.fullScreen')}
    </Button>
  );
}
