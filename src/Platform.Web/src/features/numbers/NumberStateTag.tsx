import { CheckCircleOutlined, ClockCircleOutlined, PauseCircleOutlined, UserOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumberState } from '../../api/types';

export const numberStates = ['free', 'reserved', 'assigned', 'quarantined'] as const satisfies NumberState[];

const looks: Record<NumberState, { colour: string; icon: ReactNode }> = {
  free: { colour: 'green', icon: <CheckCircleOutlined aria-hidden /> },
  reserved: { colour: 'gold', icon: <ClockCircleOutlined aria-hidden /> },
  assigned: { colour: 'blue', icon: <UserOutlined aria-hidden /> },
  quarantined: { colour: 'orange', icon: <PauseCircleOutlined aria-hidden /> },
};

export function NumberStateTag({ state }: { state: NumberState }) {
  const { t } = useTranslation();
  return (
    <Tag color={looks[state].colour} icon={looks[state].icon}>
      {t(`numberState.${state}`)}
    </Tag>
  );
}
