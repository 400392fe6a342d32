import { Select } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Agent } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { useFailureText } from '../../shared/Failure';
import { useBreakReasons } from '../../shared/useBreakReasons';

const breaks = 'break:';

/** Sets what an agent does. An agent without a seat cannot be put on one. */
export function ForceState({ agent }: { agent: Agent }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = { ...useTenant(), agent: agent.id };
  const queries = useQueryClient();
  const reasons = useBreakReasons();
  const failureText = useFailureText();
  const force = useMutation({
    mutationFn: (state: string) => {
      const body = state.startsWith(breaks)
        ? ({ presence: 'break', reason: state.slice(breaks.length) } as const)
        : { presence: state as 'ready' | 'offline', reason: null };
      return take(api.PUT('/t/{tenant}/api/v1/agents/{agent}/state', { params: { path }, body }));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['agents', 'wall'] }),
  });
  if (agent.presence.seatProduct === null) return '–';
  return (
    <>
      <Select
        size="small"
        aria-label={t('forceState.of', { agent: agent.name })}
        placeholder={t('forceState.choose')}
        value={null}
        disabled={force.isPending}
        onChange={(state: string) => force.mutate(state)}
        popupMatchSelectWidth={false}
        options={[
          { value: 'ready', label: t('presence.ready') },
          { label: t('presence.break'), options: reasons.map(({ value, label }) => ({ value: breaks + value, label })) },
          { value: 'offline', label: t('forceState.logOut') },
        ]}
      />
      {force.isError && (
        <div role="alert" className="refused">
          {failureText(force.error)}
        </div>
      )}
    </>
  );
}
