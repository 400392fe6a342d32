import {
  AudioOutlined,
  BellOutlined,
  CheckCircleOutlined,
  HourglassOutlined,
  LoginOutlined,
  LogoutOutlined,
  MessageOutlined,
  MobileOutlined,
  PhoneOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallPhase } from '../../api/types';
import { usePartyName } from '../names';

const looks: Record<CallPhase, { colour: string; icon: ReactNode }> = {
  none: { colour: 'default', icon: null },
  offered: { colour: 'cyan', icon: <LoginOutlined aria-hidden /> },
  waiting: { colour: 'orange', icon: <HourglassOutlined aria-hidden /> },
  ringing: { colour: 'gold', icon: <BellOutlined aria-hidden /> },
  summoning: { colour: 'gold', icon: <MobileOutlined aria-hidden /> },
  dialing: { colour: 'gold', icon: <BellOutlined aria-hidden /> },
  talking: { colour: 'blue', icon: <PhoneOutlined aria-hidden /> },
  inFlow: { colour: 'geekblue', icon: <MessageOutlined aria-hidden /> },
  takingMessage: { colour: 'geekblue', icon: <AudioOutlined aria-hidden /> },
  playingMessage: { colour: 'blue', icon: <AudioOutlined aria-hidden /> },
  askingCallback: { colour: 'orange', icon: <HourglassOutlined aria-hidden /> },
  leaving: { colour: 'default', icon: <LogoutOutlined aria-hidden /> },
  ending: { colour: 'default', icon: <LogoutOutlined aria-hidden /> },
  ended: { colour: 'default', icon: <CheckCircleOutlined aria-hidden /> },
};

/** Where a call is, by word, icon and colour; with whom its agent asks aside, or who else talks, if anybody. */
export function PhaseTag({ phase, aside, third }: { phase: CallPhase; aside?: string | null | undefined; third?: string | null | undefined }) {
  const { t } = useTranslation();
  const partyName = usePartyName();
  return (
    <>
      <Tag color={looks[phase].colour} icon={looks[phase].icon}>
        {t(`phase.${phase}`)}
      </Tag>
      {aside && (
        <Tag color="purple" icon={<TeamOutlined aria-hidden />}>
          {t('call.aside', { party: partyName(aside) })}
        </Tag>
      )}
      {third && (
        <Tag color="purple" icon={<TeamOutlined aria-hidden />}>
          {t('call.third', { party: partyName(third) })}
        </Tag>
      )}
    </>
  );
}
