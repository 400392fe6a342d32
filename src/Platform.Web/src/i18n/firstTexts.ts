/**
 * The texts, and groups of texts, that the sign-in, the frame and the desk have; whatever else is drawn waits for the rest. Each of the
 * reader's kilobytes here is one more before the first page.
 */
const firstTexts: readonly string[] = [
  'app', 'role', 'signIn', 'failure', 'live', 'presence', 'reason', 'desk.title', 'desk.myState', 'desk.next', 'desk.seat', 'desk.noSeat',
  'desk.takeSeatReady', 'desk.takeSeat', 'desk.leaveSeat', 'desk.ready', 'desk.break', 'desk.lastCalls', 'desk.overdue', 'desk.myFigures',
  'wrapUp', 'wall.title', 'agent.title', 'calls', 'call.at', 'call.direction', 'call.from', 'call.to', 'call.queue', 'call.agent',
  'call.wait', 'call.talk', 'call.end', 'call.underWay', 'cause', 'direction', 'bill.title', 'edit.actions', 'number.nav', 'prompt.nav',
  'dial', 'fault', 'recording.title', 'callback.title', 'audit.title', 'hours.title', 'flow.title', 'report.title', 'figure.handled',
  'figure.talkMs', 'figure.holdMs', 'figure.wrapUpMs', 'figure.averageHandlingMs', 'figure.transfers', 'figure.breakMs',
  'figure.loggedInMs', 'figure.occupancy', 'queueSet.title', 'people.title', 'phone', 'phoneState', 'check.open', 'start.title',
  'signInFault', 'user.title', 'tenant.suspended', 'voicemail.title', 'voicemail.audioOf', 'voicemail.assigned', 'voicemail.leftBy',
  'voicemail.waiting', 'voicemail.notCalledBack', 'messageChoice', 'webhook.title',
];

export type Texts = { [key: string]: string | Texts };

export function isFirst(key: string): boolean {
  return firstTexts.some((one) => key === one || key.startsWith(`${one}.`));
}

/** Those whose full keys are wanted, in the groups that they are in. */
export function textsOf(texts: Texts, isWanted: (key: string) => boolean, prefix = ''): Texts {
  const wanted = Object.entries(texts).flatMap(([name, text]): [string, string | Texts][] => {
    const key = prefix + name;
    if (typeof text === 'string') return isWanted(key) ? [[name, text]] : [];
    const group = textsOf(text, isWanted, `${key}.`);
    return Object.keys(group).length > 0 ? [[name, group]] : [];
  });
  return Object.fromEntries(wanted);
}
