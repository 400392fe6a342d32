import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, Proof } from '../../api/types';
import { Button } from '../../shared/Button';
import { EditForm, SideDrawer } from '../../shared/EditForm';
import { Section } from '../../shared/Page';
import { ProofItems } from './ProofItems';
import { RecoveryCodes } from './RecoveryCodes';
import { SecondFactorSetup } from './SecondFactorSetup';
import { useAccountCalls } from './useAccount';

type Step = 'setUp' | 'codes' | 'remove';

export function SecondFactorSection({ account }: { account: Account }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [step, setStep] = useState<Step | null>(null);
  const done = (): void => {
    setStep(null);
    void queries.invalidateQueries();
  };
  const { secondFactor, secondFactorRequired, recoveryCodesLeft } = account;
  return (
    <Section title={t('account.secondFactor')}>
      <p>{secondFactor ? t('account.hasSecondFactor', { count: recoveryCodesLeft }) : t('account.noSecondFactor')}</p>
      {secondFactorRequired && <p>{t('account.required')}</p>}
      <div className="actions">
        <Button type={secondFactor ? 'default' : 'primary'} onClick={() => setStep('setUp')}>
          {secondFactor ? t('account.replace') : t('account.setUp')}
        </Button>
        {secondFactor && <Button onClick={() => setStep('codes')}>{t('account.renewCodes')}</Button>}
        {secondFactor && !secondFactorRequired && <Button onClick={() => setStep('remove')}>{t('account.removeFactor')}</Button>}
      </div>
      {step === 'setUp' && (
        <SideDrawer title={t('account.setUp')} onClose={done}>
          <SecondFactorSetup proof={secondFactor ? 'code' : 'password'} onDone={done} />
        </SideDrawer>
      )}
      {step === 'codes' && (
        <SideDrawer title={t('account.renewCodes')} onClose={done}>
          <RenewCodes onDone={done} />
        </SideDrawer>
      )}
      {step === 'remove' && (
        <SideDrawer title={t('account.removeFactor')} onClose={done}>
          <RemoveFactor onDone={done} />
        </SideDrawer>
      )}
    </Section>
  );
}

const noProof: Proof = { password: null, code: null };

function RenewCodes({ onDone }: { onDone: () => void }) {
  const calls = useAccountCalls();
  const [codes, setCodes] = useState<string[] | null>(null);
  const renew = async (proof: Proof): Promise<void> => setCodes(await calls.renewCodes(proof));
  if (codes !== null) return <RecoveryCodes codes={codes} onDone={onDone} />;
  return (
    <EditForm initial={noProof} save={renew}>
      <ProofItems withCode />
    </EditForm>
  );
}

function RemoveFactor({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const calls = useAccountCalls();
  return (
    <EditForm initial={noProof} save={calls.remove} onSaved={onDone} submit={t('account.removeFactor')}>
      <ProofItems withCode />
    </EditForm>
  );
}
