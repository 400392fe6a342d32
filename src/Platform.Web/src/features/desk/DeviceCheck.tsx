import { Checkbox, Drawer, Form, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from '../../shared/Alert';
import { Button } from '../../shared/Button';
import { Facts } from '../../shared/Page';
import { useFormats } from '../../shared/format';
import { changePhoneSettings, usePhoneSettings } from '../../phone/settings';
import { EchoCheck } from './EchoCheck';
import { useEcho } from './useEcho';
import { useMicrophone } from './useMicrophone';
import { useRoundTrip } from './useRoundTrip';

/** Whether the agent can hear, be heard and reach the server, before the first caller finds out. */
export function DeviceCheck({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer title={t('check.title')} open={isOpen} onClose={onClose} destroyOnHidden>
      <Checks />
    </Drawer>
  );
}

function Checks() {
  const { t } = useTranslation();
  const id = useId();
  const settings = usePhoneSettings();
  const microphone = useMicrophone(settings);
  const chosen = (device: string | null): string => device ?? '';
  const choices = (kind: MediaDeviceKind) => [
    { value: '', label: t('check.standard') },
    ...microphone.devices.filter((device) => device.kind === kind && device.deviceId !== '').map(({ deviceId, label }) => ({ value: deviceId, label })),
  ];
  return (
    <>
      {microphone.isRefused && <Alert type="error" role="alert" title={t('phone.noMicrophone')} />}
      <Form.Item label={t('check.microphone')} htmlFor={`${id}in`} layout="vertical">
        <Select
          id={`${id}in`}
          options={choices('audioinput')}
          value={chosen(settings.microphone)}
          onChange={(device) => changePhoneSettings({ microphone: device || null })}
        />
      </Form.Item>
      <Level level={microphone.level} />
      <p>
        <Checkbox checked={settings.isCleaned} onChange={({ target }) => changePhoneSettings({ isCleaned: target.checked })}>
          {t('check.clean')}
        </Checkbox>
      </p>
      <Form.Item label={t('check.speaker')} htmlFor={`${id}out`} layout="vertical">
        <Select
          id={`${id}out`}
          options={choices('audiooutput')}
          value={chosen(settings.speaker)}
          onChange={(device) => changePhoneSettings({ speaker: device || null })}
        />
      </Form.Item>
      <Echo stream={microphone.stream} />
      <EchoCheck />
      <Network />
      <Notices />
    </>
  );
}

function Level({ level }: { level: number }) {
  const { t } = useTranslation();
  return (
    <p className="level">
      <meter aria-label={t('check.level')} min={0} max={1} low={0.05} high={0.9} optimum={0.4} value={level} />
      <span role="status">{level > 0.02 ? t('check.heard') : t('check.silent')}</span>
    </p>
  );
}

function Echo({ stream }: { stream: MediaStream | null }) {
  const { t } = useTranslation();
  const { state, start } = useEcho(stream);
  return (
    <p>
      <Button disabled={stream === null || state !== 'idle'} onClick={start}>
        {t('check.echo')}
      </Button>{' '}
      <span role="status">{t(`check.echoState.${state}`)}</span>
    </p>
  );
}

function Network() {
  const { t } = useTranslation();
  const { number } = useFormats();
  const trip = useRoundTrip();
  return <Facts items={[{ name: t('check.roundTrip'), value: trip === null ? '–' : t('check.ms', { ms: number(trip) }) }]} />;
}

function Notices() {
  const { t } = useTranslation();
  const [permission, setPermission] = useState(() => ('Notification' in window ? Notification.permission : 'denied'));
  if (permission !== 'default') return <p className="quiet">{permission === 'granted' ? t('check.noticesOn') : t('check.noticesOff')}</p>;
  return (
    <p>
      <Button onClick={() => void Notification.requestPermission().then(setPermission)}>{t('check.notices')}</Button>
    </p>
  );
}
