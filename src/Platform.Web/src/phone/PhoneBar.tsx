import AudioMutedOutlined from '@ant-design/icons-svg/es/asn/AudioMutedOutlined';
import AudioOutlined from '@ant-design/icons-svg/es/asn/AudioOutlined';
import CaretRightOutlined from '@ant-design/icons-svg/es/asn/CaretRightOutlined';
import NumberOutlined from '@ant-design/icons-svg/es/asn/NumberOutlined';
import PauseOutlined from '@ant-design/icons-svg/es/asn/PauseOutlined';
import PhoneFilled from '@ant-design/icons-svg/es/asn/PhoneFilled';
import PhoneOutlined from '@ant-design/icons-svg/es/asn/PhoneOutlined';
import SoundOutlined from '@ant-design/icons-svg/es/asn/SoundOutlined';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePresence } from '../features/desk/useDesk';
import { useCall } from '../features/calls/useCall';
import { usePartyName } from '../features/names';
import { Alert } from '../shared/Alert';
import { Button } from '../shared/Button';
import { Icon } from '../shared/Icon';
import { Keypad } from './Keypad';
import { type Phone, usePhone } from './PhoneProvider';
import { changePhoneSettings } from './settings';
import { type Shortcuts, shortcutText, useShortcuts } from './useShortcuts';
import type { Softphone } from './softphone';
import type { Talk } from './view';

/** The phone's call on whatever page is open, and what keeps calls from coming. */
export function PhoneBar() {
  const phone = usePhone();
  const { data: presence } = usePresence();
  if (phone === null) return null;
  return (
    <>
      <Troubles phone={phone} />
      {phone.talk !== null && phone.controls !== null && (
        <TalkBar key={presence?.callId} talk={phone.talk} controls={phone.controls} callId={presence?.callId ?? null} agent={presence?.agent ?? ''} />
      )}
    </>
  );
}

function Troubles({ phone }: { phone: Phone }) {
  const { t } = useTranslation();
  const { trouble, controls, owner, takeOver } = phone;
  if (trouble === 'microphone') return <Alert type="error" role="alert" title={t('phone.noMicrophone')} />;
  if (trouble === 'sound')
    return (
      <Alert
        type="warning"
        role="alert"
        title={t('phone.noSound')}
        action={
          <Button icon={<Icon of={SoundOutlined} />} onClick={() => controls?.playSound()}>
            {t('phone.playSound')}
          </Button>
        }
      />
    );
  if (owner === 'elsewhere')
    return (
      <Alert type="info" role="status" title={t('phone.elsewhere')} action={<Button onClick={takeOver}>{t('phone.takeOver')}</Button>} />
    );
  return null;
}

type TalkBarProps = { talk: Talk; controls: Softphone; callId: string | null; agent: string };

function TalkBar({ talk, controls, callId, agent }: TalkBarProps) {
  const { t } = useTranslation();
  const partyName = usePartyName();
  const isHeld = useIsHeld(callId, agent);
  const talking = isHeld ? t('phone.held') : t('phone.talking');
  return (
    <section className={`phone-bar phone-bar-${talk.state}`} aria-label={t('phone.title')}>
      <strong role="status">
        {talk.state === 'talking' ? talking : talk.state === 'answering' ? t('phone.answering') : t('phone.rings')} {partyName(talk.party)}
      </strong>
      {talk.state === 'talking' ? <Talking talk={talk} controls={controls} isHeld={isHeld} /> : <Ringing talk={talk} controls={controls} />}
    </section>
  );
}

function Ringing({ talk, controls }: Pick<TalkBarProps, 'talk' | 'controls'>) {
  const { t } = useTranslation();
  const isBusy = talk.state === 'answering';
  useShortcuts(useMemo(() => ({ a: () => void controls.answer(), e: () => controls.hangUp() }), [controls]));
  return (
    <div className="asks">
      <Act letter="a" text={t('phone.answer')} icon={<Icon of={PhoneFilled} />} isMain isBusy={isBusy} act={() => void controls.answer()} />
      <Act letter="e" text={t('phone.decline')} icon={<Icon of={PhoneOutlined} turned={135} />} isDanger act={() => controls.hangUp()} />
    </div>
  );
}

function Talking({ talk, controls, isHeld }: Pick<TalkBarProps, 'talk' | 'controls'> & { isHeld: boolean }) {
  const { t } = useTranslation();
  const [hasKeypad, setHasKeypad] = useState(false);
  const acts = useMemo<Required<Pick<Shortcuts, 'h' | 'm' | 'k' | 'e'>>>(
    () => ({
      h: () => controls.hold(!isHeld),
      m: () => controls.mute(!talk.isMuted),
      k: () => setHasKeypad((was) => !was),
      e: () => controls.hangUp(),
    }),
    [controls, isHeld, talk.isMuted],
  );
  useShortcuts(acts);
  return (
    <>
      <div className="asks">
        <Act letter="h" text={isHeld ? t('phone.resume') : t('phone.hold')} icon={<Icon of={isHeld ? CaretRightOutlined : PauseOutlined} />} isOn={isHeld} isBusy={talk.isChanging} act={acts.h} />
        <Act
          letter="m"
          text={talk.isMuted ? t('phone.unmute') : t('phone.mute')}
          icon={talk.isMuted ? <Icon of={AudioMutedOutlined} /> : <Icon of={AudioOutlined} />}
          isOn={talk.isMuted}
          act={acts.m}
        />
        <Act letter="k" text={t('phone.keypad')} icon={<Icon of={NumberOutlined} />} isOn={hasKeypad} act={acts.k} />
        <Act letter="e" text={t('phone.hangUp')} icon={<Icon of={PhoneOutlined} turned={135} />} isDanger act={acts.e} />
      </div>
      {hasKeypad && <Keypad sent={talk.sent} press={(key) => controls.press(key)} />}
    </>
  );
}

/** By the call itself: a hold that the server has not heard of is none. */
function useIsHeld(callId: string | null, agent: string): boolean {
  const { data } = useCall(callId);
  return data?.path.some(({ kind, party, to }) => kind === 'hold' && party === agent && to === null) ?? false;
}

type ActProps = {
  letter: keyof Shortcuts;
  text: string;
  icon: ReactNode;
  isMain?: boolean;
  isDanger?: boolean;
  isOn?: boolean;
  isBusy?: boolean;
  act: () => void;
};

function Act({ letter, text, icon, isMain = false, isDanger = false, isOn, isBusy = false, act }: ActProps) {
  return (
    <Button
      type={isMain || isOn ? 'primary' : 'default'}
      danger={isDanger}
      icon={icon}
      loading={isBusy}
      aria-pressed={isOn}
      aria-keyshortcuts={shortcutText(letter)}
      title={shortcutText(letter)}
      onClick={act}
    >
      {text}
    </Button>
  );
}

/** Whether calls can come here, for the page's head; switches the browser's phone on and off. */
export function PhoneSwitch() {
  const { t } = useTranslation();
  const phone = usePhone();
  if (phone === null) return null;
  const state = stateOf(phone);
  return (
    <Button
      type="text"
      className={`phone-switch phone-switch-${state}`}
      icon={<Icon of={PhoneOutlined} />}
      aria-pressed={phone.isOn}
      disabled={!phone.isPossible || phone.talk !== null}
      title={phone.isOn ? t('phone.switchOff') : t('phone.switchOn')}
      onClick={() => changePhoneSettings({ isOn: !phone.isOn })}
    >
      <span role="status">{t(`phoneState.${state}`)}</span>
    </Button>
  );
}

type PhoneState = 'impossible' | 'off' | 'elsewhere' | 'connecting' | 'ready' | 'away' | 'refused';

function stateOf({ isPossible, isOn, owner, controls, line }: Phone): PhoneState {
  if (!isPossible) return 'impossible';
  if (!isOn) return 'off';
  if (owner === 'elsewhere') return 'elsewhere';
  return controls === null ? 'connecting' : line;
}
