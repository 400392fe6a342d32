import { useMutation } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types';
import { Button } from '../../shared/Button';
import { SideDrawer } from '../../shared/EditForm';
import { Failure } from '../../shared/Failure';
import { InvitationLink } from './InvitationLink';
import { useUserCalls } from './useUsers';

/** Makes the link with which a user sets its password. */
export function InviteDrawer({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
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
        <InvitationLink invitation={invitation} />
      )}
    </SideDrawer>
  );
}
