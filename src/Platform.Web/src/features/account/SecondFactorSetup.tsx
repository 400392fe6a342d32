import { Form, Input, QRCode } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Proof, SecondFactorOffer } from '../../api/types';
import { EditForm } from '../../shared/EditForm';
import { ProofItems } from './ProofItems';
import { RecoveryCodes } from './RecoveryCodes';
import { useAccountCalls } from './useAccount';

type SetupProps = {
  /** What proves who asks: nothing in a log-in that must enrol, the password, or a code of the factor that is replaced as well. */
  proof: 'none' | 'password' | 'code';
  onDone: () => void;
};

/** Prove → scan → confirm with the first code → keep the recovery codes. */
export function SecondFactorSetup({ proof, onDone }: SetupProps) {
  const { t } = useTranslation();
  const calls = useAccountCalls();
  const [offer, setOffer] = useState<SecondFactorOffer | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes !== null) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (offer === null) {
    const begin = async (values: Proof): Promise<void> => setOffer(await calls.offer(values));
    return (
      <EditForm<Proof> key="proof" initial={{ password: null, code: null }} save={begin} submit={t('account.begin')}>
        {proof !== 'none' && <ProofItems withCode={proof === 'code'} />}
      </EditForm>
    );
  }
  const confirm = async ({ code }: { code: string }): Promise<void> => setCodes(await calls.confirm(code));
  return (
    <EditForm key="confirm" initial={{ code: '' }} save={confirm} submit={t('account.confirm')}>
      <p>{t('account.scan')}</p>
      <div role="img" aria-label={t('account.qr')}>
        <QRCode value={offer.uri} type="svg" size={200} bordered={false} />
      </div>
      <p>
        {t('account.key')} <code className="key">{offer.key.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <Form.Item name="code" label={t('account.firstCode')} rules={[{ required: true, message: t('edit.missing') }]}>
        <Input autoComplete="one-time-code" inputMode="numeric" />
      </Form.Item>
    </EditForm>
  );
}
