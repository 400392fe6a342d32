import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../api/refusal';
import { useApi, useConsole, useTenant, useWho } from '../app/console';
import { usePresence } from '../features/desk/useDesk';
import { whenIdle } from '../shared/whenIdle';
import { type Owner, Ownership } from './ownership';
import { notify } from './notify';
import { ring } from './ringer';
import { usePhoneSettings } from './settings';
import type { Softphone } from './softphone';
import { type PhoneView, silentPhone } from './view';

export type Phone = PhoneView & {
  owner: Owner;
  isOn: boolean;
  /** False where the browser gives no microphone: on pages without HTTPS. */
  isPossible: boolean;
  /** Null while another tab has the phone, or it is switched off. */
  controls: Softphone | null;
  takeOver(): void;
};

export const PhoneContext = createContext<Phone | null>(null);

/** Null for those who are no agents. */
export function usePhone(): Phone | null {
  return useContext(PhoneContext);
}

const never = (): (() => void) => () => undefined;
const isPossible = window.isSecureContext && 'locks' in navigator;

/** The agent's phone, for all pages: a call goes on when another page is opened. */
export function PhoneProvider({ children }: { children: ReactNode }) {
  const { isOn } = usePhoneSettings();
  const isAgentKnown = !usePresence().isPending;
  const ownership = useOwnership(isOn && isPossible);
  const owner = useSyncExternalStore(ownership?.subscribe ?? never, () => ownership?.show() ?? 'asking');
  const controls = useSoftphone(owner === 'here' && isAgentKnown);
  const view = useSyncExternalStore(controls?.subscribe ?? never, () => controls?.show() ?? silentPhone);
  useAnswerOwn(controls, view);
  useRinging(view);
  const phone = useMemo<Phone>(
    () => ({ ...view, owner, isOn, controls, isPossible, takeOver: () => ownership?.takeOver() }),
    [view, owner, isOn, controls, ownership],
  );
  return <PhoneContext.Provider value={phone}>{children}</PhoneContext.Provider>;
}

function useOwnership(isWanted: boolean): Ownership | null {
  const { tenant } = useTenant();
  const { agent } = useWho();
  const [ownership, setOwnership] = useState<Ownership | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    const own = new Ownership(`platform.phone:${tenant}/${agent}`);
    setOwnership(own);
    return () => {
      own.stop();
      setOwnership(null);
    };
  }, [isWanted, tenant, agent]);
  return ownership;
}

/**
 * The phone's code comes when it is needed, the agent's state is known and the page has been drawn, so that no page waits for it. Only who signs out hangs up: when another tab takes the phone, or
 * the log-in is over, the call waits for the agent's next phone.
 */
function useSoftphone(isWanted: boolean): Softphone | null {
  const api = useApi();
  const { session } = useConsole();
  const { tenant } = useTenant();
  const [phone, setPhone] = useState<Softphone | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    let isOver = false;
    let started: Softphone | null = null;
    void whenIdle().then(() => import('./softphone')).then(({ Softphone: Kind }) => {
      if (isOver) return;
      started = new Kind(() => take(api.GET('/t/{tenant}/api/v1/agent/phone', { params: { path: { tenant } } })));
      setPhone(started);
    });
    return () => {
      isOver = true;
      if (started?.show().talk == null || session.show().ended === 'left') started?.stop();
      else started.leave();
      setPhone(null);
    };
  }, [isWanted, api, session, tenant]);
  return phone;
}

/** Whoever placed a call, or wants to listen to one, has said so already. */
function useAnswerOwn(controls: Softphone | null, { talk, trouble }: PhoneView): void {
  const { data } = usePresence();
  const isOwn = data?.callId != null && (data.kind === 'placed' || data.kind === 'supervision');
  const rings = talk?.state === 'ringing' && trouble === null;
  useEffect(() => {
    if (isOwn && rings) void controls?.answer();
  }, [isOwn, rings, controls]);
}

function useRinging({ talk }: PhoneView): void {
  const { t } = useTranslation();
  const rings = talk?.state === 'ringing';
  const party = talk?.party ?? '';
  useEffect(() => {
    if (!rings) return;
    const stopRinging = ring();
    const withdraw = document.hidden ? notify(t('phone.rings'), party) : undefined;
    return () => {
      stopRinging();
      withdraw?.();
    };
  }, [rings, party, t]);
}
