import { BellOutlined, CheckCircleOutlined, HourglassOutlined, LoginOutlined, LogoutOutlined, PhoneOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallPhase } from '../../api/types';

const looks: Record<CallPhase, { colour: string; icon: ReactNode }> = {
  none: { colour: 'default', icon: null },
  offered: { colour: 'cyan', icon: <LoginOutlined aria-hidden /> },
  waiting: { colour: 'orange', icon: <HourglassOutlined aria-hidden /> },
  ringing: { colour: 'gold', icon: <BellOutlined aria-hidden /> },
  summoning: { colour: 'gold', icon: <BellOutlined aria-hidden /> },
  dialing: { colour: 'gold', icon: <PhoneOutlined aria-hidden /> },
  talking: { colour: 'blue', icon: <PhoneOutlined aria-hidden /> },
  leaving: { colour: 'default', icon: <LogoutOutlined aria-hidden /> },
  ending: { colour: 'default', icon: <LogoutOutlined aria-hidden /> },
  ended: { colour: 'default', icon: <CheckCircleOutlined aria-hidden /> },
};

/** Where a call is, by word, icon and colour. */
export function PhaseTag({ phase }: { phase: CallPhase }) {
  const { t } = useTranslation();
  return (
    <Tag color={looks[phase].colour} icon={looks[phase].icon}>
      {t(`phase.${phase}`)}
    </Tag>
  );
}
