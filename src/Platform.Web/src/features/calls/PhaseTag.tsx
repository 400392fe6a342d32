import AudioOutlined from '@ant-design/icons-svg/es/asn/AudioOutlined';
import BellOutlined from '@ant-design/icons-svg/es/asn/BellOutlined';
import CheckCircleOutlined from '@ant-design/icons-svg/es/asn/CheckCircleOutlined';
import HourglassOutlined from '@ant-design/icons-svg/es/asn/HourglassOutlined';
import LoginOutlined from '@ant-design/icons-svg/es/asn/LoginOutlined';
import LogoutOutlined from '@ant-design/icons-svg/es/asn/LogoutOutlined';
import MessageOutlined from '@ant-design/icons-svg/es/asn/MessageOutlined';
import MobileOutlined from '@ant-design/icons-svg/es/asn/MobileOutlined';
import PhoneOutlined from '@ant-design/icons-svg/es/asn/PhoneOutlined';
import TeamOutlined from '@ant-design/icons-svg/es/asn/TeamOutlined';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallPhase } from '../../api/types';
import { Icon } from '../../shared/Icon';
import { Tag, type TagColour } from '../../shared/Tag';
import { usePartyName } from '../names';

const looks: Record<CallPhase, { colour: TagColour; icon: ReactNode }> = {
  none: { colour: 'default', icon: null },
  offered: { colour: 'cyan', icon: <Icon of={LoginOutlined} /> },
  waiting: { colour: 'orange', icon: <Icon of={HourglassOutlined} /> },
  ringing: { colour: 'gold', icon: <Icon of={BellOutlined} /> },
  summoning: { colour: 'gold', icon: <Icon of={MobileOutlined} /> },
  dialing: { colour: 'gold', icon: <Icon of={BellOutlined} /> },
  talking: { colour: 'blue', icon: <Icon of={PhoneOutlined} /> },
  inFlow: { colour: 'geekblue', icon: <Icon of={MessageOutlined} /> },
  takingMessage: { colour: 'geekblue', icon: <Icon of={AudioOutlined} /> },
  playingMessage: { colour: 'blue', icon: <Icon of={AudioOutlined} /> },
  askingCallback: { colour: 'orange', icon: <Icon of={HourglassOutlined} /> },
  leaving: { colour: 'default', icon: <Icon of={LogoutOutlined} /> },
  ending: { colour: 'default', icon: <Icon of={LogoutOutlined} /> },
  ended: { colour: 'default', icon: <Icon of={CheckCircleOutlined} /> },
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
        <Tag color="purple" icon={<Icon of={TeamOutlined} />}>
          {t('call.aside', { party: partyName(aside) })}
        </Tag>
      )}
      {third && (
        <Tag color="purple" icon={<Icon of={TeamOutlined} />}>
          {t('call.third', { party: partyName(third) })}
        </Tag>
      )}
    </>
  );
}
