import CheckCircleOutlined from '@ant-design/icons-svg/es/asn/CheckCircleOutlined';
import ClockCircleOutlined from '@ant-design/icons-svg/es/asn/ClockCircleOutlined';
import PauseCircleOutlined from '@ant-design/icons-svg/es/asn/PauseCircleOutlined';
import UserOutlined from '@ant-design/icons-svg/es/asn/UserOutlined';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumberState } from '../../api/types';
import { Icon } from '../../shared/Icon';
import { Tag, type TagColour } from '../../shared/Tag';

export const numberStates = ['free', 'reserved', 'assigned', 'quarantined'] as const satisfies NumberState[];

const looks: Record<NumberState, { colour: TagColour; icon: ReactNode }> = {
  free: { colour: 'green', icon: <Icon of={CheckCircleOutlined} /> },
  reserved: { colour: 'gold', icon: <Icon of={ClockCircleOutlined} /> },
  assigned: { colour: 'blue', icon: <Icon of={UserOutlined} /> },
  quarantined: { colour: 'orange', icon: <Icon of={PauseCircleOutlined} /> },
};

export function NumberStateTag({ state }: { state: NumberState }) {
  const { t } = useTranslation();
  return (
    <Tag color={looks[state].colour} icon={looks[state].icon}>
      {t(`numberState.${state}`)}
    </Tag>
  );
}
