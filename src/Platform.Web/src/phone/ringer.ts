const tonesHz = [660, 880] as const;
const beatS = 0.4;
const pauseS = 2.2;
const loudness = 0.12;

/** Rings until it is told to stop, at most for so many beats; a browser that lets nothing sound before a key was pressed stays silent. */
const beats = 40;

/** Two notes and a pause, made of oscillators: there is no file to load. Returns what stops it. */
export function ring(): () => void {
  const context = new AudioContext();
  const gain = new GainNode(context, { gain: 0 });
  gain.connect(context.destination);
  const oscillator = new OscillatorNode(context, { frequency: tonesHz[0] });
  oscillator.connect(gain);
  for (let beat = 0; beat < beats; beat++) {
    const at = context.currentTime + beat * (tonesHz.length * beatS + pauseS);
    tonesHz.forEach((hz, note) => oscillator.frequency.setValueAtTime(hz, at + note * beatS));
    gain.gain.setTargetAtTime(loudness, at, 0.02);
    gain.gain.setTargetAtTime(0, at + tonesHz.length * beatS, 0.05);
  }
  oscillator.start();
  return () => void context.close();
}
