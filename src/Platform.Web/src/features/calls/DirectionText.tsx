import LoginOutlined from '@ant-design/icons-svg/es/asn/LoginOutlined';
import LogoutOutlined from '@ant-design/icons-svg/es/asn/LogoutOutlined';
import SwapOutlined from '@ant-design/icons-svg/es/asn/SwapOutlined';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallDirection } from '../../api/types';
import { Icon } from '../../shared/Icon';

const icons: Record<CallDirection, ReactNode> = {
  inbound: <Icon of={LoginOutlined} />,
  outbound: <Icon of={LogoutOutlined} />,
  internal: <Icon of={SwapOutlined} />,
};

export function DirectionText({ direction }: { direction: CallDirection }) {
  const { t } = useTranslation();
  return (
    <span className="direction">
      {icons[direction]} {t(`direction.${direction}`)}
    </span>
  );
}
