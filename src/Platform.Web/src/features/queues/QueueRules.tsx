import { AutoComplete, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Queue } from '../../api/types';
import { useCallerListChoices, useQueueChoices, useSkillChoices } from '../names';
import { useMailboxes } from '../voicemail/useVoicemail';
import { type Held, Rows, Seconds } from './inputs';

const triggers = ['wait', 'length', 'noAgent', 'atRisk'] as const;
const callers = ['list', 'caller', 'called', 'tag'] as const;

export function SkillsInput(held: Held<Queue['skills']>) {
  const { t } = useTranslation();
  const skills = useSkillChoices();
  return (
    <Rows {...held} label={t('queueSet.skill')} add={t('queueSet.addSkill')} fresh={{ skill: '', minLevel: 1 }}>
      {(row, change) => (
        <>
          <Select aria-label={t('queueSet.skill')} options={skills} value={row.skill || null} onChange={(skill: string | null) => change({ skill: skill ?? '' })} />
          <InputNumber
            aria-label={t('queueSet.minLevel')}
            prefix="≥"
            min={1}
            max={10}
            precision={0}
            value={row.minLevel}
            onChange={(minLevel) => change({ minLevel: minLevel ?? 1 })}
          />
        </>
      )}
    </Rows>
  );
}

export function RelaxationsInput(held: Held<Queue['relaxations']>) {
  const { t } = useTranslation();
  return (
    <Rows {...held} label={t('queueSet.relaxation')} add={t('queueSet.addRelaxation')} fresh={{ afterMs: 30_000, skills: [] }}>
      {(row, change) => (
        <>
          <Seconds label={t('queueSet.after')} value={row.afterMs} onChange={(afterMs) => change({ afterMs: afterMs ?? 0 })} />
          <SkillsInput value={row.skills} onChange={(skills) => change({ skills })} />
        </>
      )}
    </Rows>
  );
}

type Priority = Queue['priorities'][number];

/** Exactly one of caller, list, called number and tag is given: choosing another kind drops what was there. */
export function PrioritiesInput(held: Held<Queue['priorities']>) {
  const { t } = useTranslation();
  const lists = useCallerListChoices();
  const kindOf = (row: Priority): (typeof callers)[number] => callers.find((kind) => typeof row[kind] === 'string') ?? 'list';
  const none = { caller: null, list: null, called: null, tag: null };
  return (
    <Rows<Priority> {...held} label={t('queueSet.priority')} add={t('queueSet.addPriority')} fresh={{ priority: 1, ...none, list: '' }}>
      {(row, change) => {
        const kind = kindOf(row);
        return (
          <>
            <Select
              aria-label={t('queueSet.whose')}
              options={callers.map((value) => ({ value, label: t(`queueCaller.${value}`) }))}
              value={kind}
              onChange={(value) => change({ ...none, [value]: '' })}
            />
            {kind === 'list' ? (
              <Select aria-label={t('queueCaller.list')} options={lists} value={row.list || null} onChange={(list: string | null) => change({ list: list ?? '' })} />
            ) : (
              <Input aria-label={t(`queueCaller.${kind}`)} value={row[kind] ?? ''} onChange={(event) => change({ [kind]: event.target.value })} />
            )}
            <InputNumber
              aria-label={t('queueSet.points')}
              prefix="+"
              min={1}
              max={10}
              precision={0}
              value={row.priority}
              onChange={(priority) => change({ priority: priority ?? 1 })}
            />
          </>
        );
      }}
    </Rows>
  );
}

type Overflow = Queue['overflows'][number];

/** A trigger has only the bound that it knows. */
export function OverflowsInput(held: Held<Queue['overflows']>) {
  const { t } = useTranslation();
  const queues = useQueueChoices().map(({ value, label }) => ({ value: `queue:${value}`, label: `${label} (queue:${value})` }));
  const mailboxes = (useMailboxes().data ?? []).map(({ id, name }) => ({ value: `voicemail:${id}`, label: `${name} (voicemail:${id})` }));
  return (
    <Rows<Overflow> {...held} label={t('queueSet.overflow')} add={t('queueSet.addOverflow')} fresh={{ when: 'wait', to: '', afterMs: 60_000, moreThan: null }}>
      {(row, change) => (
        <>
          <Select
            aria-label={t('queueSet.when')}
            options={triggers.map((value) => ({ value, label: t(`overflowTrigger.${value}`) }))}
            value={row.when}
            onChange={(when) => change({ when, afterMs: when === 'wait' ? 60_000 : null, moreThan: when === 'length' ? 10 : null })}
          />
          {(row.when === 'wait' || row.when === 'noAgent') && (
            <Seconds label={t('queueSet.after')} value={row.afterMs ?? null} onChange={(afterMs) => change({ afterMs })} />
          )}
          {row.when === 'length' && (
            <InputNumber
              aria-label={t('queueSet.moreThan')}
              prefix=">"
              min={0}
              precision={0}
              value={row.moreThan ?? null}
              onChange={(moreThan) => change({ moreThan })}
            />
          )}
          <AutoComplete
            aria-label={t('queueSet.to')}
            placeholder={t('queueSet.toNote')}
            options={[...queues, ...mailboxes]}
            value={row.to}
            onChange={(to: string) => change({ to })}
          />
        </>
      )}
    </Rows>
  );
}

export function BorrowsInput(held: Held<Queue['borrows']>) {
  const { t } = useTranslation();
  const queues = useQueueChoices();
  return (
    <Rows {...held} label={t('queueSet.borrow')} add={t('queueSet.addBorrow')} fresh={{ queue: '', keep: 1 }}>
      {(row, change) => (
        <>
          <Select aria-label={t('queueSet.lender')} options={queues} value={row.queue || null} onChange={(queue: string | null) => change({ queue: queue ?? '' })} />
          <InputNumber
            aria-label={t('queueSet.keep')}
            prefix={t('queueSet.keep')}
            min={0}
            precision={0}
            value={row.keep ?? null}
            onChange={(keep) => change({ keep: keep ?? 0 })}
          />
        </>
      )}
    </Rows>
  );
}

export function ServiceLevelInput({ value, onChange }: Held<Queue['serviceLevel']>) {
  const { t } = useTranslation();
  return (
    <div className="row">
      <InputNumber
        aria-label={t('queueSet.targetPercent')}
        placeholder={t('queueSet.noTarget')}
        suffix="%"
        min={1}
        max={100}
        precision={0}
        value={value?.targetPercent ?? null}
        onChange={(targetPercent) => onChange?.(targetPercent === null ? null : { targetPercent, withinMs: value?.withinMs ?? 20_000 })}
      />
      {value && <Seconds label={t('queueSet.within')} value={value.withinMs} onChange={(ms) => onChange?.({ ...value, withinMs: ms ?? 0 })} />}
    </div>
  );
}

const dayMs = 86_400_000;

export function LastAgentInput({ value, onChange }: Held<Queue['lastAgent']>) {
  const { t } = useTranslation();
  return (
    <div className="row">
      <InputNumber
        aria-label={t('queueSet.lastWithin')}
        placeholder={t('queueSet.noLastAgent')}
        suffix={t('queueSet.days')}
        min={0}
        value={value ? value.withinMs / dayMs : null}
        onChange={(days) => onChange?.(days === null ? null : { withinMs: Math.round(days * dayMs), waitMs: value?.waitMs ?? 0 })}
      />
      {value && <Seconds label={t('queueSet.lastWait')} value={value.waitMs ?? 0} onChange={(ms) => onChange?.({ ...value, waitMs: ms ?? 0 })} />}
    </div>
  );
}
