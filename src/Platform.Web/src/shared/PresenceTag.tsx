import BellOutlined from '@ant-design/icons-svg/es/asn/BellOutlined';
import CheckCircleOutlined from '@ant-design/icons-svg/es/asn/CheckCircleOutlined';
import CoffeeOutlined from '@ant-design/icons-svg/es/asn/CoffeeOutlined';
import EditOutlined from '@ant-design/icons-svg/es/asn/EditOutlined';
import HourglassOutlined from '@ant-design/icons-svg/es/asn/HourglassOutlined';
import MinusCircleOutlined from '@ant-design/icons-svg/es/asn/MinusCircleOutlined';
import PhoneOutlined from '@ant-design/icons-svg/es/asn/PhoneOutlined';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PresenceState } from '../api/types';
import { Icon } from './Icon';
import { Tag, type TagColour } from './Tag';

/** In the order in which a wall counts them. */
export const presenceStates = ['ready', 'reserved', 'ringing', 'talking', 'wrapUp', 'break', 'offline'] as const satisfies PresenceState[];

const looks: Record<PresenceState, { colour: TagColour; icon: ReactNode }> = {
  ready: { colour: 'green', icon: <Icon of={CheckCircleOutlined} /> },
  reserved: { colour: 'cyan', icon: <Icon of={HourglassOutlined} /> },
  ringing: { colour: 'gold', icon: <Icon of={BellOutlined} /> },
  talking: { colour: 'blue', icon: <Icon of={PhoneOutlined} /> },
  wrapUp: { colour: 'purple', icon: <Icon of={EditOutlined} /> },
  break: { colour: 'orange', icon: <Icon of={CoffeeOutlined} /> },
  offline: { colour: 'default', icon: <Icon of={MinusCircleOutlined} /> },
};

/** A state by word, icon and colour. */
export function PresenceTag({ state, children }: { state: PresenceState; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Tag color={looks[state].colour} icon={looks[state].icon}>
      {t(`presence.${state}`)}
      {children}
    </Tag>
  );
}
