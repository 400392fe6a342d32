import AudioOutlined from '@ant-design/icons-svg/es/asn/AudioOutlined';
import EyeOutlined from '@ant-design/icons-svg/es/asn/EyeOutlined';
import SoundOutlined from '@ant-design/icons-svg/es/asn/SoundOutlined';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveCall, SupervisionMode } from '../../api/types';
import { useWho } from '../../app/console';
import { Button } from '../../shared/Button';
import { useFailureText } from '../../shared/Failure';
import { Icon } from '../../shared/Icon';
import { Tag, type TagColour } from '../../shared/Tag';
import { supervisionModes, useSupervision } from './useSupervision';

const looks: Record<SupervisionMode, { colour: TagColour; icon: ReactNode }> = {
  listen: { colour: 'geekblue', icon: <Icon of={EyeOutlined} /> },
  whisper: { colour: 'volcano', icon: <Icon of={AudioOutlined} /> },
  barge: { colour: 'red', icon: <Icon of={SoundOutlined} /> },
};

/** Who listens to the call, for everybody who sees the wall; and a supervisor's own ways into it. */
export function SupervisionCell({ call }: { call: LiveCall }) {
  const { t } = useTranslation();
  const { role, login, agent } = useWho();
  const supervision = call.supervision ?? null;
  const isMine = role === 'supervisor' && supervision?.supervisor === login;
  const who = isMine ? t('supervision.you') : supervision?.supervisor;
  const isFree = supervision === null && call.phase === 'talking' && call.agent !== null && call.agent !== agent;
  return (
    <div className="supervision">
      {supervision !== null && (
        <Tag color={looks[supervision.mode].colour} icon={looks[supervision.mode].icon} role="status">
          {supervision.isOn ? t(`supervision.now.${supervision.mode}`, { who }) : t('supervision.rings', { who })}
        </Tag>
      )}
      {role === 'supervisor' && (isMine || isFree) && <Ways call={call} mode={isMine ? supervision.mode : null} />}
    </div>
  );
}

/** @param mode in which the supervisor is in the call; null when it is not. */
function Ways({ call, mode }: { call: LiveCall; mode: SupervisionMode | null }) {
  const { t } = useTranslation();
  const wish = useSupervision(call.callId);
  const failureText = useFailureText();
  return (
    <>
      <div className="asks" role="group" aria-label={t('supervision.of', { party: call.from })}>
        {supervisionModes.map((one) => (
          <Button
            key={one}
            size="small"
            type={one === mode ? 'primary' : 'default'}
            danger={one === mode && one !== 'listen'}
            aria-pressed={one === mode}
            disabled={wish.isPending}
            onClick={() => wish.mutate({ want: mode === null ? 'begin' : 'change', mode: one })}
          >
            {t(`supervision.${one}`)}
          </Button>
        ))}
        {mode !== null && (
          <Button size="small" disabled={wish.isPending} onClick={() => wish.mutate({ want: 'end' })}>
            {t('supervision.leave')}
          </Button>
        )}
      </div>
      {wish.isError && (
        <div role="alert" className="refused">
          {failureText(wish.error)}
        </div>
      )}
    </>
  );
}
