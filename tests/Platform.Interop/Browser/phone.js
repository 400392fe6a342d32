// A JsSIP phone for the tests: does what it is told, and notes what happens to it. Its microphone is the browser's fake one, without the
// filters that would take a pure tone for noise.
globalThis.phone = {
  events: [],
  calls: [],
  media: {
    mediaConstraints: { audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false }, video: false },
    pcConfig: { iceServers: [] },
  },

  // The page starts its phone again by itself when it is loaded anew.
  start(options) {
    sessionStorage.setItem('phone', JSON.stringify(options));
    this.socket = new JsSIP.WebSocketInterface(options.url);
    // Time enough between losing a connection and the next one for a test to see the loss.
    this.ua = new JsSIP.UA({
      sockets: [this.socket], uri: options.uri, password: options.password, register_expires: 600, session_timers: false,
      connection_recovery_min_interval: 4, connection_recovery_max_interval: 4,
    });
    for (const name of ['connected', 'disconnected', 'registered', 'unregistered', 'registrationFailed']) {
      this.ua.on(name, ({ response, code }) => this.note(name, response?.status_code ?? (name === 'disconnected' ? code : undefined)));
    }
    this.ua.on('newRTCSession', ({ session, request }) => this.take(session, request));
    this.ua.start();
  },

  take(session, request) {
    this.calls.push({ session, message: request.data });
    session.on('failed', ({ cause }) => this.note('failed', cause));
    session.on('confirmed', () => this.note('confirmed'));
    session.on('ended', ({ cause }) => this.note('ended', cause));
    // The sound of the fake microphone does not wait for all the candidates that a machine with many networks has.
    session.on('icecandidate', ({ ready }) => ready());
    if (session.direction === 'outgoing') return;
    this.note('newRTCSession');
    if (request.getHeader('Call-Info')?.includes('answer-after=0')) this.answer();
  },

  answer() {
    this.calls.at(-1).session.answer(this.media);
  },

  call(target) {
    this.ua.call(target, this.media);
  },

  hangUp() {
    this.calls.at(-1).session.terminate();
  },

  hold(on) {
    return new Promise((done) => (on ? this.calls.at(-1).session.hold({}, done) : this.calls.at(-1).session.unhold({}, done)));
  },

  restartIce() {
    return new Promise((done) => this.calls.at(-1).session.renegotiate({ rtcOfferConstraints: { iceRestart: true } }, done));
  },

  async figures() {
    const figures = {};
    for (const report of (await this.calls.at(-1).session.connection.getStats()).values()) {
      if (report.type === 'inbound-rtp') Object.assign(figures, { received: report.packetsReceived, lost: report.packetsLost });
      if (report.type === 'transport') Object.assign(figures, { srtp: report.srtpCipher, dtls: report.dtlsState });
    }
    return JSON.stringify(figures);
  },

  reject(status, reason) {
    this.calls.at(-1).session.terminate({ status_code: status, reason_phrase: reason });
  },

  askOptions(target) {
    this.ua.sendOptions(target, null, {
      eventHandlers: {
        succeeded: ({ response }) => this.note('options', response.status_code),
        failed: ({ response, cause }) => this.note('options', response?.status_code ?? cause),
      },
    });
  },

  loseConnection() {
    this.socket._ws.close();
  },

  note(name, detail) {
    this.events.push(detail === undefined ? name : `${name} ${detail}`);
  },
};

if (globalThis.sessionStorage?.phone) phone.start(JSON.parse(sessionStorage.phone));
