import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Prompt } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { Button } from '../../shared/Button';
import { useFailureText } from '../../shared/Failure';

/** Plays the prompt as callers hear it. The audio needs the log-in, so it is fetched first. */
export function ListenButton({ prompt }: { prompt: Prompt }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = { ...useTenant(), prompt: prompt.id };
  const failureText = useFailureText();
  const [source, setSource] = useState<string | null>(null);
  const fetching = useMutation({
    mutationFn: () => take(api.GET('/t/{tenant}/api/v1/prompts/{prompt}/audio', { params: { path }, parseAs: 'blob' })),
    onSuccess: (audio) => setSource(URL.createObjectURL(audio as unknown as Blob)),
  });
  useEffect(() => () => (source === null ? undefined : URL.revokeObjectURL(source)), [source]);
  useEffect(() => setSource(null), [prompt.audioId]);
  if (source !== null) {
    return (
      <audio controls autoPlay src={source} aria-label={t('prompt.playing', { name: prompt.name })} />
    );
  }
  return (
    <>
      <Button size="small" loading={fetching.isPending} onClick={() => fetching.mutate()} aria-label={`${t('prompt.listen')} ${prompt.name}`}>
        {t('prompt.listen')}
      </Button>
      {fetching.isError && (
        <div role="alert" className="refused">
          {failureText(fetching.error)}
        </div>
      )}
    </>
  );
}
