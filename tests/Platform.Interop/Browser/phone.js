// A JsSIP phone for the tests: does what it is told, and notes what happens to it.
globalThis.phone = {
  events: [],
  calls: [],

  start({ url, uri, password }) {
    this.socket = new JsSIP.WebSocketInterface(url);
    // Time enough between losing a connection and the next one for a test to see the loss.
    this.ua = new JsSIP.UA({
      sockets: [this.socket], uri, password, register_expires: 600, session_timers: false,
      connection_recovery_min_interval: 4, connection_recovery_max_interval: 4,
    });
    for (const name of ['connected', 'disconnected', 'registered', 'unregistered', 'registrationFailed']) {
      this.ua.on(name, ({ response, code }) => this.note(name, response?.status_code ?? (name === 'disconnected' ? code : undefined)));
    }
    this.ua.on('newRTCSession', ({ session, request }) => this.ring(session, request));
    this.ua.start();
  },

  ring(session, request) {
    if (session.direction !== 'incoming') return;
    this.calls.push({ session, message: request.data });
    this.note('newRTCSession');
    session.on('failed', ({ cause }) => this.note('failed', cause));
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
