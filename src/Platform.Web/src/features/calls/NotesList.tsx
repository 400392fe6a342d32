import { useTranslation } from 'react-i18next';
import type { CallNote } from '../../api/types';
import { useFormats } from '../../shared/format';
import { useAgentName } from '../names';
import { useDispositionChoices } from './useDispositions';

/** What agents noted of a call. A disposition that the tenant has no more goes by its id. */
export function NotesList({ notes }: { notes: readonly CallNote[] }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const agentName = useAgentName();
  const dispositions = useDispositionChoices();
  if (notes.length === 0) return <p className="empty">{t('note.none')}</p>;
  return (
    <ul className="notes">
      {notes.map(({ agent, disposition, text, at }) => (
        <li key={agent}>
          <span className="quiet">
            {agentName(agent)}, {dateTime(at)}
          </span>
          {disposition !== null && <strong>{dispositions.find(({ value }) => value === disposition)?.label ?? disposition}</strong>}
          {text !== '' && <p>{text}</p>}
        </li>
      ))}
    </ul>
  );
}
