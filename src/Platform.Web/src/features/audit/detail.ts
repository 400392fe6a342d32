import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/format';

/** The values of `words` have words of their own in a group of texts; those of `times` are times or days. */
type Form = { actions: string; is: RegExp; text: string; words?: Record<string, string>; times?: readonly string[] };

/** The forms in which the server writes down details, with the parts that vary. */
const forms: readonly Form[] = [
  { actions: 'recording.listened voicemail.listened', is: /^(?<format>\w+), all$/, text: 'heardAll' },
  { actions: 'recording.listened voicemail.listened', is: /^(?<format>\w+), (?<from>[\d.]+) s to the end$/, text: 'heardFrom' },
  { actions: 'recording.listened voicemail.listened', is: /^(?<format>\w+), (?<from>[\d.]+) s to (?<to>[\d.]+) s$/, text: 'heardPart' },
  { actions: 'recording.verified', is: /^Sound$/, text: 'sound' },
  { actions: 'recording.verified', is: /^NoRecording$/, text: 'noRecording' },
  { actions: 'recording.verified', is: /^BrokenChain$/, text: 'brokenChain' },
  { actions: 'recording.verified', is: /^NotAuthentic$/, text: 'notAuthentic' },
  { actions: 'recording.verified', is: /^WrongEnd$/, text: 'wrongEnd' },
  { actions: 'recording.verified', is: /^FileGone$/, text: 'fileGone' },
  { actions: 'recording.expired', is: /^kept until (?<until>\S+)$/, text: 'keptUntil', times: ['until'] },
  { actions: 'recording.policy', is: /^(?<mode>\w+), (?<days>\d+) days$/, text: 'recordsFor', words: { mode: 'recordingMode' } },
  { actions: 'recording.policy', is: /^(?<mode>\w+)$/, text: 'records', words: { mode: 'recordingMode' } },
  { actions: 'supervision.began supervision.changed supervision.ended', is: /^agent (?<agent>\S+), (?<mode>\w+)$/, text: 'supervises', words: { mode: 'supervision' } },
  { actions: 'agent.state', is: /^break (?<reason>.+)$/, text: 'onBreak', words: { reason: 'reason' } },
  { actions: 'agent.state', is: /^(?<presence>\w+)$/, text: 'state', words: { presence: 'presence' } },
  { actions: 'flow.published', is: /^version (?<version>\d+)$/, text: 'version' },
  { actions: 'flow.published', is: /^version (?<version>\d+), which is (?<before>\d+) again$/, text: 'versionAgain' },
  { actions: 'session.began', is: /^password, (?<address>\S+)$/, text: 'byPassword' },
  { actions: 'session.began', is: /^password and second factor, (?<address>\S+)$/, text: 'bySecondFactor' },
  { actions: 'session.began', is: /^(?<provider>\S+), (?<address>\S+)$/, text: 'byProvider' },
  { actions: 'session.ended', is: /^logged out$/, text: 'loggedOut' },
  { actions: 'session.ended', is: /^of (?<address>\S+)$/, text: 'ofAddress' },
  { actions: 'session.locked', is: /^(?<address>\S+)$/, text: 'fromAddress' },
  { actions: 'account.put', is: /^(?<role>\w+)$/, text: 'withRole', words: { role: 'role' } },
  { actions: 'account.put', is: /^(?<role>\w+), new password$/, text: 'withRoleAndPassword', words: { role: 'role' } },
  { actions: 'account.invited', is: /^by the operator$/, text: 'byOperator' },
  { actions: 'account.invited', is: /^without second factor$/, text: 'withoutFactor' },
  { actions: 'account.password', is: /^changed$/, text: 'passwordChanged' },
  { actions: 'account.password', is: /^by invitation$/, text: 'byInvitation' },
  { actions: 'account.password', is: /^by invitation, without second factor$/, text: 'byInvitationWithoutFactor' },
  { actions: 'account.second_factor', is: /^set up$/, text: 'factorSetUp' },
  { actions: 'account.second_factor', is: /^removed$/, text: 'factorRemoved' },
  { actions: 'account.second_factor', is: /^recovery codes renewed$/, text: 'codesRenewed' },
  { actions: 'account.policy', is: /^second factor Required(, OpenID none)?$/, text: 'factorRequired' },
  { actions: 'account.policy', is: /^second factor Optional(, OpenID none)?$/, text: 'factorOptional' },
  { actions: 'account.policy', is: /^second factor Required, OpenID (?<issuer>\S+)$/, text: 'factorRequiredOrOpenId' },
  { actions: 'account.policy', is: /^second factor Optional, OpenID (?<issuer>\S+)$/, text: 'factorOptionalOrOpenId' },
  { actions: 'key.created', is: /^(?<name>.+), (?<role>\w+)$/, text: 'keyWithRole', words: { role: 'role' } },
  { actions: 'seats.ordered', is: /^(?<quantity>\d+) from (?<from>[\d-]+)$/, text: 'seatsFrom', times: ['from'] },
];

/** What an entry is about, where the server says it with a word before the id. */
const subject = /^(?<kind>agent|calendar|flow|queue|number) (?<id>.+)$/;

/** The details and subjects of entries in the reader's words; what has another form (a name, a number, an address) stands for itself. */
export function useAuditTexts() {
  const { t } = useTranslation();
  const { dateTime, day } = useFormats();
  const wordOf = (group: string, value: string): string => t(`${group}.${value.charAt(0).toLowerCase()}${value.slice(1)}`, { defaultValue: value });
  const timeOf = (value: string): string => (value.includes('T') ? dateTime(value) : day(value));
  const detailText = (action: string, detail: string): string => {
    for (const { actions, is, text, words = {}, times = [] } of forms) {
      const found = actions.split(' ').includes(action) ? is.exec(detail) : null;
      if (found === null) continue;
      const values: Record<string, string> = {};
      for (const [name, value] of Object.entries(found.groups ?? {})) {
        const group = words[name];
        values[name] = group !== undefined ? wordOf(group, value) : times.includes(name) ? timeOf(value) : value;
      }
      return t(`auditDetail.${text}`, values);
    }
    return detail || '–';
  };
  const subjectText = (action: string, text: string): string => {
    if (action.endsWith('.policy') && (text === 'tenant' || text === 'operator')) return t(`auditSubject.${text}`);
    const { kind, id = '' } = subject.exec(text)?.groups ?? {};
    return kind === undefined ? text : t(`auditSubject.${kind}`, { id });
  };
  return { detailText, subjectText };
}
