import { DisconnectOutlined, LoadingOutlined, WifiOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkState } from '../live/link';

const looks: Record<LinkState, { colour: string; icon: ReactNode }> = {
  connecting: { colour: 'default', icon: <LoadingOutlined aria-hidden /> },
  live: { colour: 'green', icon: <WifiOutlined aria-hidden /> },
  lost: { colour: 'red', icon: <DisconnectOutlined aria-hidden /> },
};

export function LinkTag({ state }: { state: LinkState }) {
  const { t } = useTranslation();
  return (
    <Tag color={looks[state].colour} icon={looks[state].icon} role="status">
      {t(`live.${state}`)}
    </Tag>
  );
}
