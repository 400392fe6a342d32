import DisconnectOutlined from '@ant-design/icons-svg/es/asn/DisconnectOutlined';
import LoadingOutlined from '@ant-design/icons-svg/es/asn/LoadingOutlined';
import WifiOutlined from '@ant-design/icons-svg/es/asn/WifiOutlined';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkState } from '../live/link';
import { Icon } from '../shared/Icon';
import { Tag, type TagColour } from '../shared/Tag';

const looks: Record<LinkState, { colour: TagColour; icon: ReactNode }> = {
  connecting: { colour: 'default', icon: <Icon of={LoadingOutlined} className="spins" /> },
  live: { colour: 'green', icon: <Icon of={WifiOutlined} /> },
  lost: { colour: 'red', icon: <Icon of={DisconnectOutlined} /> },
};

export function LinkTag({ state }: { state: LinkState }) {
  const { t } = useTranslation();
  return (
    <Tag color={looks[state].colour} icon={looks[state].icon} role="status">
      {t(`live.${state}`)}
    </Tag>
  );
}
