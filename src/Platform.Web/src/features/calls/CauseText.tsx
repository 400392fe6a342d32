import CheckCircleOutlined from '@ant-design/icons-svg/es/asn/CheckCircleOutlined';
import CloseCircleOutlined from '@ant-design/icons-svg/es/asn/CloseCircleOutlined';
import PhoneOutlined from '@ant-design/icons-svg/es/asn/PhoneOutlined';
import { useTranslation } from 'react-i18next';
import type { CallSummary } from '../../api/types';
import { Icon } from '../../shared/Icon';

/** How a call ended, and by the icon whether caller and agent ever spoke. */
export function CauseText({ call }: { call: CallSummary }) {
  const { t } = useTranslation();
  if (call.endedAt === null || call.cause === null) {
    return (
      <span className="outcome underway">
        <Icon of={PhoneOutlined} /> {t('call.underWay')}
      </span>
    );
  }
  const reached = call.connectedAt !== null;
  return (
    <span className={reached ? 'outcome reached' : 'outcome missed'}>
      {reached ? <Icon of={CheckCircleOutlined} /> : <Icon of={CloseCircleOutlined} />} {t(`cause.${call.cause}`)}
    </span>
  );
}
