import type { RTCSession } from 'jssip/lib/RTCSession';

const lookEveryMs = 1_000;

/** What the browser counts of the call so far; null while it does not know. */
export type EchoFigures = {
  /** Of the sound's packets, there and back, in ms. */
  roundTripMs: number | null;
  jitterMs: number | null;
  /** Of those that should have come back: 0 to 1. */
  lost: number | null;
};

export type EchoView = { state: 'calling' | 'hearing' | 'over' | 'failed'; figures: EchoFigures };

const nothing: EchoFigures = { roundTripMs: null, jitterMs: null, lost: null };

/** A call to the platform's echo: what the microphone hears comes back by the way that a caller's voice takes. */
export class EchoCall {
  private view: EchoView = { state: 'calling', figures: nothing };
  private readonly speaker = new Audio();
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly session: RTCSession,
    private readonly microphone: MediaStream,
    speaker: string | null,
  ) {
    this.speaker.autoplay = true;
    if (speaker !== null) void this.speaker.setSinkId(speaker).catch(() => undefined);
    const hear = ({ track }: RTCTrackEvent): void => {
      this.speaker.srcObject = new MediaStream([track]);
    };
    session.connection.addEventListener('track', hear);
    session.on('icecandidate', ({ ready }) => ready());
    session.on('confirmed', () => {
      this.change({ state: 'hearing' });
      this.timer = setInterval(() => void this.look(), lookEveryMs);
    });
    session.on('failed', () => this.end('failed'));
    session.on('ended', () => this.end('over'));
  }

  readonly show = (): EchoView => this.view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  hangUp(): void {
    if (this.session.isInProgress() || this.session.isEstablished()) this.session.terminate();
    this.end('over');
  }

  private async look(): Promise<void> {
    const figures = figuresOf([...(await this.session.connection.getStats()).values()] as Report[]);
    if (this.view.state === 'hearing') this.change({ figures });
  }

  private end(state: 'over' | 'failed'): void {
    if (this.view.state === 'over' || this.view.state === 'failed') return;
    clearInterval(this.timer);
    for (const track of this.microphone.getTracks()) track.stop();
    this.speaker.srcObject = null;
    this.change({ state });
  }

  private change(change: Partial<EchoView>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** Of what `getStats` tells, what is used here; times in seconds. */
export type Report = { type: string; jitter?: number; packetsReceived?: number; packetsLost?: number; roundTripTime?: number };

export function figuresOf(reports: readonly Report[]): EchoFigures {
  const heard = reports.find(({ type }) => type === 'inbound-rtp');
  const sent = reports.find(({ type }) => type === 'remote-inbound-rtp');
  const ms = (seconds: number | undefined): number | null => (seconds === undefined ? null : seconds * 1000);
  const lost = Math.max(0, heard?.packetsLost ?? 0);
  const due = lost + (heard?.packetsReceived ?? 0);
  return { roundTripMs: ms(sent?.roundTripTime), jitterMs: ms(heard?.jitter), lost: due === 0 ? null : lost / due };
}
