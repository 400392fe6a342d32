import {
  BellOutlined,
  CheckCircleOutlined,
  CoffeeOutlined,
  EditOutlined,
  HourglassOutlined,
  MinusCircleOutlined,
  PhoneOutlined,
} from '@ant-design/icons';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PresenceState } from '../api/types';

/** In the order in which a wall counts them. */
export const presenceStates = ['ready', 'reserved', 'ringing', 'talking', 'wrapUp', 'break', 'offline'] as const satisfies PresenceState[];

const looks: Record<PresenceState, { colour: string; icon: ReactNode }> = {
  ready: { colour: 'green', icon: <CheckCircleOutlined aria-hidden /> },
  reserved: { colour: 'cyan', icon: <HourglassOutlined aria-hidden /> },
  ringing: { colour: 'gold', icon: <BellOutlined aria-hidden /> },
  talking: { colour: 'blue', icon: <PhoneOutlined aria-hidden /> },
  wrapUp: { colour: 'purple', icon: <EditOutlined aria-hidden /> },
  break: { colour: 'orange', icon: <CoffeeOutlined aria-hidden /> },
  offline: { colour: 'default', icon: <MinusCircleOutlined aria-hidden /> },
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
