/** Whether calls can come to this browser: `refused` names no agent that may register, `away` a connection that is being opened again. */
export type Line = 'off' | 'connecting' | 'ready' | 'away' | 'refused';

/** The one call of the phone. Who is talked to and what became of it is the server's to say; this is what the phone itself does. */
export type Talk = {
  state: 'ringing' | 'answering' | 'talking';
  /** As the INVITE names the far side. */
  party: string;
  isMuted: boolean;
  /** A change of hold is under way. */
  isChanging: boolean;
  /** Digits sent so far. */
  sent: string;
};

/** Why there is no sound: no microphone may be used, or the page may not play. */
export type Trouble = 'microphone' | 'sound';

export type PhoneView = { line: Line; talk: Talk | null; trouble: Trouble | null };

export const silentPhone: PhoneView = { line: 'off', talk: null, trouble: null };
