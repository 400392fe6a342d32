import { useTranslation } from 'react-i18next';
import { Failure } from '../../shared/Failure';
import { Section } from '../../shared/Page';
import { TargetForm } from './TargetForm';
import { useCallWish } from './useAgentCalls';

/** Places a call: the agent's own phone rings first. */
export function DialBox({ to, onTo }: { to: string; onTo: (to: string) => void }) {
  const { t } = useTranslation();
  const wish = useCallWish();
  return (
    <Section title={t('dial.title')}>
      {wish.isError && <Failure failure={wish.error} />}
      <TargetForm
        label={t('dial.title')}
        to={to}
        onTo={onTo}
        wants={[{ want: 'place', text: t('dial.call') }]}
        busy={wish.isPending}
        ask={(want, target) => wish.mutate({ want, ...target })}
      />
    </Section>
  );
}
