import { LoginOutlined, LogoutOutlined, SwapOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallDirection } from '../../api/types';

const icons: Record<CallDirection, ReactNode> = {
  inbound: <LoginOutlined aria-hidden />,
  outbound: <LogoutOutlined aria-hidden />,
  internal: <SwapOutlined aria-hidden />,
};

export function DirectionText({ direction }: { direction: CallDirection }) {
  const { t } = useTranslation();
  return (
    <span className="direction">
      {icons[direction]} {t(`direction.${direction}`)}
    </span>
  );
}
