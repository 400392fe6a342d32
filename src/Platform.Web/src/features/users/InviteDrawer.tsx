import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types';
import { SideDrawer } from '../../shared/EditForm';
import { Failure } from '../../shared/Failure';
import { useFormats } from '../../shared/format';
import { useUserCalls } from './useUsers';

/** Makes the link with which a user sets its password. It is shown once, to be handed on. */
export function InviteDrawer({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const calls = useUserCalls();
  const [endsSecondFactor, setEnds] = useState(false);
  const inviting = useMutation({ mutationFn: () => calls.invite(user.login, endsSecondFactor) });
  const { data: invitation } = inviting;
  return (
    <SideDrawer title={t('user.inviteTitle', { login: user.login })} onClose={onClose}>
      <p>{t('user.inviteNote')}</p>
      {user.secondFactor && (
        <p>
          <Checkbox checked={endsSecondFactor} onChange={(event) => setEnds(event.target.checked)}>
            {t('user.endsSecondFactor')}
          </Checkbox>
        </p>
      )}
      {inviting.isError && <Failure failure={inviting.error} />}
      {invitation === undefined ? (
        <Button type="primary" loading={inviting.isPending} onClick={() => inviting.mutate()}>
          {t('user.makeLink')}
        </Button>
      ) : (
        <>
          <Typography.Paragraph copyable={{ text: window.location.origin + invitation.path }}>
            <code className="key">{window.location.origin + invitation.path}</code>
          </Typography.Paragraph>
          <Alert type="info" role="status" showIcon title={t('user.linkUntil', { time: dateTime(invitation.expiresAt) })} />
        </>
      )}
    </SideDrawer>
  );
}
