import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Invitation } from '../../api/types';
import { Alert } from '../../shared/Alert';
import { useFormats } from '../../shared/format';

/** A link with which a user sets a password. It is shown once, to be handed on. */
export function InvitationLink({ invitation: { path, expiresAt } }: { invitation: Invitation }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const link = window.location.origin + path;
  return (
    <>
      <Typography.Paragraph copyable={{ text: link }}>
        <code className="key">{link}</code>
      </Typography.Paragraph>
      <Alert type="info" role="status" title={t('user.linkUntil', { time: dateTime(expiresAt) })} />
    </>
  );
}
