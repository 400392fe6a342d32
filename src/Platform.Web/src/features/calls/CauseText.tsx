import { CheckCircleOutlined, CloseCircleOutlined, PhoneOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { CallSummary } from '../../api/types';

/** How a call ended, and by the icon whether caller and agent ever spoke. */
export function CauseText({ call }: { call: CallSummary }) {
  const { t } = useTranslation();
  if (call.endedAt === null || call.cause === null) {
    return (
      <span className="outcome underway">
        <PhoneOutlined aria-hidden /> {t('call.underWay')}
      </span>
    );
  }
  const reached = call.connectedAt !== null;
  return (
    <span className={reached ? 'outcome reached' : 'outcome missed'}>
      {reached ? <CheckCircleOutlined aria-hidden /> : <CloseCircleOutlined aria-hidden />} {t(`cause.${call.cause}`)}
    </span>
  );
}
