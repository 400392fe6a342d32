import PauseCircleOutlined from '@ant-design/icons-svg/es/asn/PauseCircleOutlined';
import PlayCircleOutlined from '@ant-design/icons-svg/es/asn/PlayCircleOutlined';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { CallDetail } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { Button } from '../../shared/Button';
import { Failure } from '../../shared/Failure';
import { Icon } from '../../shared/Icon';

/** What must not be heard later, such as a card number, is kept out of the recording while it is paused. */
export function RecordingButton({ detail: { call, recording } }: { detail: CallDetail }) {
  const { t } = useTranslation();
  const api = useApi();
  const params = { path: { ...useTenant(), callId: call.callId } };
  const queries = useQueryClient();
  const isPaused = recording?.isPaused ?? false;
  const change = useMutation({
    mutationFn: () =>
      isPaused
        ? take(api.POST('/t/{tenant}/api/v1/calls/{callId}/recording/resume', { params }))
        : take(api.POST('/t/{tenant}/api/v1/calls/{callId}/recording/pause', { params })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['call', call.callId] }),
  });
  if (!recording || (!recording.isRecording && !isPaused)) return null;
  return (
    <div className="asks">
      {change.isError && <Failure failure={change.error} />}
      <span role="status">{isPaused ? t('recording.isPaused') : t('recording.isRecording')}</span>
      <Button icon={isPaused ? <Icon of={PlayCircleOutlined} /> : <Icon of={PauseCircleOutlined} />} loading={change.isPending} onClick={() => change.mutate()}>
        {isPaused ? t('recording.resume') : t('recording.pause')}
      </Button>
    </div>
  );
}
