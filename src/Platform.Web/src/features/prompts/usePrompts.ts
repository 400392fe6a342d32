import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import { useApi, useTenant } from '../../app/console';

/** Stands for what is built in wherever a prompt is chosen. */
export const builtIn = 'built-in';

export function usePrompts() {
  const api = useApi();
  const path = useTenant();
  return useQuery({
    queryKey: ['prompts'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/prompts', { params: { path } }))).items,
  });
}

/** The built-in one, then the tenant's own. */
export function usePromptChoices(): { value: string; label: string }[] {
  const { t } = useTranslation();
  const prompts = usePrompts();
  return [{ value: builtIn, label: t('prompt.builtIn') }, ...(prompts.data ?? []).map((prompt) => ({ value: prompt.id, label: prompt.name }))];
}
