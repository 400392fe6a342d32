// Gives a page a microphone that hears a tone of its own, at the level of the tests' tones.
([hz, dbfs]) => {
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext();
    const microphone = context.createMediaStreamDestination();
    const tone = new OscillatorNode(context, { frequency: hz });
    tone.connect(new GainNode(context, { gain: 10 ** (dbfs / 20) })).connect(microphone);
    tone.start();
    await context.resume();
    return microphone.stream;
  };
}
