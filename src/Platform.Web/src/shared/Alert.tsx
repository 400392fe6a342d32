import CheckCircleFilled from '@ant-design/icons-svg/es/asn/CheckCircleFilled';
import CloseCircleFilled from '@ant-design/icons-svg/es/asn/CloseCircleFilled';
import ExclamationCircleFilled from '@ant-design/icons-svg/es/asn/ExclamationCircleFilled';
import InfoCircleFilled from '@ant-design/icons-svg/es/asn/InfoCircleFilled';
import type { ReactNode } from 'react';
import { Icon } from './Icon';

const icons = { success: CheckCircleFilled, info: InfoCircleFilled, warning: ExclamationCircleFilled, error: CloseCircleFilled };

type AlertProps = {
  type: keyof typeof icons;
  title: ReactNode;
  description?: ReactNode;
  /** What can be done about it. */
  action?: ReactNode;
  /** Instead of that of its type. */
  icon?: ReactNode;
  /** `alert` interrupts who listens, `status` waits for a pause. */
  role?: 'alert' | 'status';
};

/** Something that the reader should know, where it belongs on the page. */
export function Alert({ type, title, description, action, icon, role = 'alert' }: AlertProps) {
  return (
    <div className={`alert alert-${type}`} role={role}>
      {icon ?? <Icon of={icons[type]} />}
      <div className="alert-words">
        {title}
        {description && <div className="alert-more">{description}</div>}
      </div>
      {action}
    </div>
  );
}
