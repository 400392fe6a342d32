import { useEffect, useState } from 'react';
import { microphoneConstraints, type PhoneSettings } from '../../phone/settings';

const lookEveryMs = 100;

export type Microphone = {
  stream: MediaStream | null;
  isRefused: boolean;
  /** Of what is heard now: 0 to 1. */
  level: number;
  /** All devices; they have names as soon as the microphone may be used. */
  devices: readonly MediaDeviceInfo[];
};

/** Listens to the chosen microphone for as long as it is used. */
export function useMicrophone(settings: PhoneSettings): Microphone {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [isRefused, setIsRefused] = useState(false);
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);
  useEffect(() => {
    let isOver = false;
    let opened: MediaStream | null = null;
    const open = async (): Promise<void> => {
      try {
        opened = await navigator.mediaDevices.getUserMedia(microphoneConstraints(settings));
        if (isOver) return stop(opened);
        setIsRefused(false);
        setStream(opened);
        setDevices(await navigator.mediaDevices.enumerateDevices());
      } catch {
        // Forbidden, or there is none: the reader is told the same.
        if (!isOver) setIsRefused(true);
      }
    };
    void open();
    return () => {
      isOver = true;
      setStream(null);
      if (opened !== null) stop(opened);
    };
  }, [settings]);
  return { stream, isRefused, level: useLevel(stream), devices };
}

function useLevel(stream: MediaStream | null): number {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    if (stream === null) return;
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 2048 });
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      setLevel(samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0));
    }, lookEveryMs);
    return () => {
      clearInterval(timer);
      void context.close();
      setLevel(0);
    };
  }, [stream]);
  return level;
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
