import { useEffect, useRef, useState } from 'react';
import { phoneSettings } from '../../phone/settings';

const recordMs = 3_000;

export type EchoState = 'idle' | 'recording' | 'playing';

/** Records three seconds and plays them back to the chosen speaker: what the reader hears then is what a caller would hear. */
export function useEcho(stream: MediaStream | null): { state: EchoState; start: () => void } {
  const [state, setState] = useState<EchoState>('idle');
  const context = useRef<AudioContext | null>(null);
  useEffect(() => () => void context.current?.close(), []);
  const start = (): void => {
    if (stream === null) return;
    const parts: Blob[] = [];
    const recorder = new MediaRecorder(stream);
    let isWhole = false;
    recorder.ondataavailable = ({ data }) => parts.push(data);
    // A microphone that is taken away ends the recording by itself: what there is then is not played, and may not be decodable.
    recorder.onstop = () => void (isWhole ? play(parts, context) : Promise.resolve()).finally(() => setState('idle'));
    recorder.start();
    setState('recording');
    setTimeout(() => {
      if (recorder.state !== 'recording') return;
      isWhole = true;
      setState('playing');
      recorder.stop();
    }, recordMs);
  };
  return { state, start };
}

async function play(parts: Blob[], keep: { current: AudioContext | null }): Promise<void> {
  const context = new AudioContext();
  keep.current = context;
  const { speaker } = phoneSettings();
  if (speaker !== null && 'setSinkId' in context) await (context as AudioContext & { setSinkId(id: string): Promise<void> }).setSinkId(speaker);
  const source = new AudioBufferSourceNode(context, { buffer: await context.decodeAudioData(await new Blob(parts).arrayBuffer()) });
  source.connect(context.destination);
  await new Promise((ended) => {
    source.onended = ended;
    source.start();
  });
  // Who leaves meanwhile has closed it.
  if (context.state !== 'closed') await context.close();
  keep.current = null;
}
