import { useSyncExternalStore } from 'react';

/** How this browser is used as a phone. Kept in the browser, for it is about the machine and holds no secret. */
export type PhoneSettings = {
  /** Whether calls come to this browser, or only to the agent's own phone. */
  isOn: boolean;
  /** Device ids; null for the browser's choice. */
  microphone: string | null;
  speaker: string | null;
  /** Whether the browser takes echo and noise out of what the microphone hears, and evens its level. */
  isCleaned: boolean;
};

const storageKey = 'platform.phone';
const standard: PhoneSettings = { isOn: true, microphone: null, speaker: null, isCleaned: true };

const listeners = new Set<() => void>();
let known: PhoneSettings | null = null;

export function phoneSettings(): PhoneSettings {
  return (known ??= { ...standard, ...read() });
}

export function changePhoneSettings(change: Partial<PhoneSettings>): void {
  known = { ...phoneSettings(), ...change };
  localStorage.setItem(storageKey, JSON.stringify(known));
  for (const listener of listeners) listener();
}

export function usePhoneSettings(): PhoneSettings {
  return useSyncExternalStore(subscribe, phoneSettings);
}

/** What is asked of the browser for a microphone. */
export function microphoneConstraints({ microphone, isCleaned }: PhoneSettings): MediaStreamConstraints {
  const cleaning = { echoCancellation: isCleaned, noiseSuppression: isCleaned, autoGainControl: isCleaned };
  return { audio: { ...cleaning, ...(microphone === null ? {} : { deviceId: { ideal: microphone } }) }, video: false };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Partial<PhoneSettings> {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<PhoneSettings>;
  } catch {
    return {};
  }
}
