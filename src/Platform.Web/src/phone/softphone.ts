import { UA } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { IncomingRTCSessionEvent, RTCSessionEvent } from 'jssip/lib/UA';
import type { PhonePass } from '../api/types';
import { EchoCall } from './echoCall';
import { PassKeeper } from './passKeeper';
import { LeavableSocket } from './leavableSocket';
import { microphoneConstraints, phoneSettings } from './settings';
import { type PhoneView, type Talk, silentPhone } from './view';

/** What the platform's echo is dialled as. */
const echoNumber = '*43';

const registerForS = 120;
const firstRetryS = 1;
const longestRetryS = 8;

/** A phone that is refused comes back with a new pass: at once, and when it is refused again so soon, after this time. */
const retryRefusedMs = 15_000;

const keyMs = 160;
const keyGapMs = 80;

/**
 * The phone in the browser: SIP over a WebSocket, registered for as long as it exists. It takes one call at a time, and answers by itself
 * when the server asks for that, as after a reload in mid-call. The connection is opened again whenever it is lost; a call that is under
 * way then goes on, with ICE started anew when its way through the network is gone.
 */
export class Softphone {
  private ua: UA | null = null;
  private socket: LeavableSocket | null = null;
  private session: RTCSession | null = null;
  private microphone: MediaStream | null = null;
  private echo: EchoCall | null = null;
  private readonly speaker = new Audio();
  private view: PhoneView = { ...silentPhone, line: 'connecting' };
  private readonly listeners = new Set<() => void>();
  private readonly passes: PassKeeper;
  private refusedAtMs = 0;
  private readonly reopen = (): void => this.socket?.reopen();

  constructor(ask: () => Promise<PhonePass>) {
    this.passes = new PassKeeper(ask, (pass) => this.use(pass));
    this.speaker.autoplay = true;
    window.addEventListener('online', this.reopen);
    this.passes.renew();
  }

  readonly show = (): PhoneView => this.view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Unregisters and hangs up. */
  stop(): void {
    window.removeEventListener('online', this.reopen);
    this.passes.stop();
    this.echo?.hangUp();
    this.ua?.stop();
    this.forget();
  }

  /** Goes away as a closed tab does: the call waits for the agent's next phone. */
  leave(): void {
    this.socket?.leave();
    this.session?.connection?.close();
    this.stop();
  }

  /** Takes the call that rings; without a microphone it goes on ringing. */
  async answer(): Promise<void> {
    const session = this.session;
    if (session === null || this.view.talk?.state !== 'ringing') return;
    this.changeTalk({ state: 'answering' });
    try {
      const stream = await navigator.mediaDevices.getUserMedia(microphoneConstraints(phoneSettings()));
      if (session !== this.session) return stopAll(stream);
      this.microphone = stream;
    } catch {
      if (session !== this.session) return;
      this.change({ trouble: 'microphone' });
      this.changeTalk({ state: 'ringing' });
      return;
    }
    session.answer({ mediaStream: this.microphone, pcConfig: { iceServers: [] } });
  }

  /** Refuses a call that rings, ends one that is talked in. */
  hangUp(): void {
    const isRinging = this.view.talk?.state === 'ringing';
    if (this.session === null) return;
    this.session.terminate(isRinging ? { status_code: 486, reason_phrase: 'Busy Here' } : {});
  }

  mute(isMuted: boolean): void {
    if (isMuted) this.session?.mute({ audio: true });
    else this.session?.unmute({ audio: true });
    this.changeTalk({ isMuted });
  }

  /** Calls the echo, which hangs up when a call comes. Null without a microphone, and when there is no line or a call. */
  async callEcho(): Promise<EchoCall | null> {
    const settings = phoneSettings();
    const stream = await navigator.mediaDevices.getUserMedia(microphoneConstraints(settings)).catch(() => null);
    if (stream === null) this.change({ trouble: 'microphone' });
    else if (this.ua?.isRegistered() && this.session === null) {
      this.echo?.hangUp();
      const session = this.ua.call(echoNumber, { mediaStream: stream, pcConfig: { iceServers: [] } });
      return (this.echo = new EchoCall(session, stream, settings.speaker));
    } else stopAll(stream);
    return null;
  }

  /** By re-INVITE; whether the call is on hold is the server's to say. */
  hold(isHeld: boolean): void {
    if (this.session === null) return;
    const done = (): void => this.changeTalk({ isChanging: false });
    const isAsked = isHeld ? this.session.hold({}, done) : this.session.unhold({}, done);
    if (isAsked) this.changeTalk({ isChanging: true });
  }

  /** Telephone events (RFC 4733): 0–9, A–D, star, hash. */
  press(key: string): void {
    const sender = this.session?.connection.getSenders().find(({ dtmf }) => dtmf !== null);
    if (sender?.dtmf == null) return;
    sender.dtmf.insertDTMF(sender.dtmf.toneBuffer + key, keyMs, keyGapMs);
    this.changeTalk({ sent: (this.view.talk?.sent ?? '') + key });
  }

  /** For a page that may play only after its reader did something. */
  playSound(): void {
    void this.speaker.play().then(
      () => this.change({ trouble: null }),
      () => this.change({ trouble: 'sound' }),
    );
  }

  private use(pass: PhonePass): void {
    if (this.ua !== null) {
      this.ua.set('authorization_user', pass.user);
      this.ua.set('password', pass.password);
      if (!this.ua.isRegistered() && this.ua.isConnected()) this.ua.register();
      return;
    }
    const { protocol, host } = window.location;
    this.socket = new LeavableSocket(`${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}${pass.path}`);
    this.ua = new UA({
      sockets: this.socket,
      uri: pass.address,
      authorization_user: pass.user,
      password: pass.password,
      register_expires: registerForS,
      session_timers: false,
      connection_recovery_min_interval: firstRetryS,
      connection_recovery_max_interval: longestRetryS,
    });
    this.listen(this.ua);
    this.ua.start();
  }

  private listen(ua: UA): void {
    ua.on('registered', () => {
      this.change({ line: 'ready' });
      this.mend();
    });
    ua.on('disconnected', () => this.change({ line: 'away' }));
    ua.on('unregistered', () => this.change({ line: 'away' }));
    ua.on('registrationFailed', ({ response }) => this.refused(response?.status_code));
    ua.on('newRTCSession', (event: RTCSessionEvent) => {
      if ((event.originator as string) === 'remote') this.take(event as IncomingRTCSessionEvent);
    });
  }

  /** The pass may have become stale while the machine slept. */
  private refused(status: number | undefined): void {
    const isAgain = Date.now() - this.refusedAtMs < retryRefusedMs;
    this.refusedAtMs = Date.now();
    this.change({ line: isAgain && status === 403 ? 'refused' : 'away' });
    if (isAgain) this.passes.renewIn(retryRefusedMs);
    else this.passes.renew();
  }

  private take({ session, request }: IncomingRTCSessionEvent): void {
    if (this.session !== null) {
      session.terminate({ status_code: 486, reason_phrase: 'Busy Here' });
      return;
    }
    this.echo?.hangUp();
    this.session = session;
    const { display_name: name, uri } = session.remote_identity;
    this.change({ trouble: null, talk: { state: 'ringing', party: name || uri.user, isMuted: false, isChanging: false, sent: '' } });
    session.on('peerconnection', ({ peerconnection }) => this.hear(peerconnection));
    // The platform finds the browser by the checks that come from it, and needs none of its addresses.
    session.on('icecandidate', ({ ready }) => ready());
    session.on('confirmed', () => this.changeTalk({ state: 'talking' }));
    session.on('failed', () => this.forget());
    session.on('ended', () => this.forget());
    if (request.getHeader('Call-Info')?.includes('answer-after=0')) void this.answer();
  }

  private hear(connection: RTCPeerConnection): void {
    connection.addEventListener('track', ({ track }) => {
      this.speaker.srcObject = new MediaStream([track]);
      const { speaker } = phoneSettings();
      if (speaker !== null) void this.speaker.setSinkId(speaker).catch(() => undefined);
      this.playSound();
    });
    connection.addEventListener('iceconnectionstatechange', () => this.mend());
  }

  /** A way through the network that is gone is looked for anew, as soon as the server can be told. */
  private mend(): void {
    const state = this.session?.connection?.iceConnectionState;
    if ((state === 'failed' || state === 'disconnected') && this.ua?.isRegistered() && this.session?.isReadyToReOffer())
      this.session.renegotiate({ rtcOfferConstraints: { iceRestart: true } });
  }

  private forget(): void {
    this.session = null;
    if (this.microphone !== null) stopAll(this.microphone);
    this.microphone = null;
    this.speaker.srcObject = null;
    this.change({ talk: null, trouble: this.view.trouble === 'sound' ? null : this.view.trouble });
  }

  private changeTalk(change: Partial<Talk>): void {
    if (this.view.talk !== null) this.change({ talk: { ...this.view.talk, ...change } });
  }

  private change(change: Partial<PhoneView>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
