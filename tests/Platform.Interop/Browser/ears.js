// What the calls of a page let its reader hear, kept as numbers, so that a test can ask for the level of a frequency.
globalThis.ears = {
  hear(track) {
    const stream = new MediaStream([track]);
    // Chromium feeds an analyser from a far track only while an element plays that, too.
    this.speaker = new Audio();
    this.speaker.srcObject = stream;
    this.speaker.muted = true;
    this.speaker.play();
    const context = new AudioContext();
    this.analyser = new AnalyserNode(context, { fftSize: 16384 });
    context.createMediaStreamSource(stream).connect(this.analyser);
    context.resume();
  },

  // Level of a frequency in what was heard in the last third of a second, dBFS, by Goertzel's algorithm.
  levelAt(hz) {
    if (!this.analyser) return -120;
    const samples = new Float32Array(this.analyser.fftSize);
    this.analyser.getFloatTimeDomainData(samples);
    const turn = 2 * Math.cos((2 * Math.PI * hz) / this.analyser.context.sampleRate);
    let [before, last] = [0, 0];
    for (const sample of samples) [before, last] = [last, sample + turn * last - before];
    const power = before * before + last * last - turn * before * last;
    return Math.max(-120, 20 * Math.log10((2 * Math.sqrt(Math.max(power, 0))) / samples.length));
  },
};

globalThis.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(...options) {
    super(...options);
    this.addEventListener('track', ({ track }) => ears.hear(track));
  }
};
