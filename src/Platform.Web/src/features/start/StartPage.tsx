import CheckCircleFilled from '@ant-design/icons-svg/es/asn/CheckCircleFilled';
import RightCircleOutlined from '@ant-design/icons-svg/es/asn/RightCircleOutlined';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Alert } from '../../shared/Alert';
import { Failure } from '../../shared/Failure';
import { useFormats } from '../../shared/format';
import { Icon } from '../../shared/Icon';
import { Page } from '../../shared/Page';
import { Skeleton } from '../../shared/Skeleton';
import { AgentsStep } from './AgentsStep';
import { GreetingStep } from './GreetingStep';
import { HoursStep } from './HoursStep';
import { NumberStep } from './NumberStep';
import { nextOf, progressOf, type Step, steps } from './progress';
import { QueueStep } from './QueueStep';
import { TestStep } from './TestStep';
import { type Known, useSetUp } from './useSetUp';

/** Each step's own page, for what is done and is to be changed. */
const places: Record<Step, string> = {
  number: '/numbers',
  hours: '/hours',
  greeting: '/flows',
  queue: '/queues',
  agents: '/agents',
  test: '/calls',
};

/** From an empty tenant to a hotline that somebody answers. What is done is read from what there is. */
export default function StartPage() {
  const { t } = useTranslation();
  const { known, failure } = useSetUp();
  return (
    <Page title={t('start.title')}>
      <p className="quiet">{t('start.what')}</p>
      {failure !== null && <Failure failure={failure} />}
      {known === null ? failure === null && <Skeleton /> : <Steps known={known} />}
    </Page>
  );
}

function Steps({ known }: { known: Known }) {
  const { t } = useTranslation();
  const progress = progressOf(known);
  const next = nextOf(progress);
  return (
    <>
      {next === null && <Alert type="success" role="status" title={t('start.done')} description={<Link to="/wall">{t('wall.title')}</Link>} />}
      <ol className="first-steps">
        {steps.map((step) => {
          const isDone = progress[step];
          return (
            <li key={step} className="panel" aria-current={step === next ? 'step' : undefined}>
              <h2>
                {isDone ? <Icon of={CheckCircleFilled} className="reached" /> : <Icon of={RightCircleOutlined} />} {t(`startStep.${step}`)}
                {isDone && <span className="state">{t('start.isDone')}</span>}
              </h2>
              {isDone && (
                <p>
                  <Summary step={step} known={known} /> <Link to={places[step]}>{step === 'test' ? t('calls.title') : t('start.change')}</Link>
                </p>
              )}
              {step === next && (
                <>
                  <p className="quiet">{t(`startHelp.${step}`)}</p>
                  <Form step={step} known={known} />
                </>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}

function Summary({ step, known }: { step: Step; known: Known }): ReactNode {
  const { t } = useTranslation();
  const { list } = useFormats();
  switch (step) {
    case 'number':
      return list(known.numbers.map(({ e164 }) => e164));
    case 'hours':
      return list(known.calendars.map(({ name }) => name)) || t('start.alwaysOpen');
    case 'greeting':
      return list(known.flows.map(({ name }) => name)) || t('start.noGreetingYet');
    case 'queue':
      return list(known.queues.map(({ name }) => name));
    case 'agents':
      return t('start.agentCount', { count: known.agents.length });
    case 'test':
      return t('start.proven');
  }
}

function Form({ step, known }: { step: Step; known: Known }): ReactNode {
  switch (step) {
    case 'number':
      return <NumberStep />;
    case 'hours':
      return <HoursStep />;
    case 'greeting':
      return <GreetingStep calendar={known.calendars[0]!.id} />;
    case 'queue':
      return <QueueStep known={known} />;
    case 'agents':
      return <AgentsStep known={known} />;
    case 'test':
      return <TestStep known={known} />;
  }
}
