import PlayCircleOutlined from '@ant-design/icons-svg/es/asn/PlayCircleOutlined';
import WarningOutlined from '@ant-design/icons-svg/es/asn/WarningOutlined';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/Icon';
import type { FlowDraft, FlowLink, FlowNode } from './flowDraft';
import { layoutOf, type PlacedNode, sizes } from './flowLayout';
import { useWords } from './useWords';

type FlowGraphProps = {
  draft: FlowDraft;
  selected: string | null;
  /** Ids of the nodes with faults. */
  faulty: ReadonlySet<string>;
  summaryOf: (node: FlowNode) => string;
  onSelect: (id: string) => void;
};

/** The flow as callers go through it, from left to right. Each node is a button; the lines are for the eye, each row says where it leads. */
export function FlowGraph({ draft, selected, faulty, summaryOf, onSelect }: FlowGraphProps) {
  const { t } = useTranslation();
  const layout = useMemo(() => layoutOf(draft), [draft]);
  return (
    <div className="flow-graph" role="group" aria-label={t('flowEdit.graph')}>
      <div style={{ position: 'relative', width: layout.width, height: layout.height }}>
        <svg width={layout.width} height={layout.height} aria-hidden focusable="false">
          <defs>
            <marker id="flow-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
              <path d="M0 0 L8 4 L0 8 z" />
            </marker>
          </defs>
          {layout.links.map(({ key, path, isBack }) => (
            <path key={key} d={path} className={isBack ? 'way back' : 'way'} markerEnd="url(#flow-arrow)" />
          ))}
        </svg>
        {layout.nodes.map((placed) => (
          <NodeBox
            key={placed.node.id}
            placed={placed}
            summary={summaryOf(placed.node)}
            isStart={placed.node.id === draft.start}
            isSelected={placed.node.id === selected}
            isFaulty={faulty.has(placed.node.id)}
            onSelect={onSelect}
          />
        ))}
      </div>
    </div>
  );
}

type NodeBoxProps = {
  placed: PlacedNode;
  summary: string;
  isStart: boolean;
  isSelected: boolean;
  isFaulty: boolean;
  onSelect: (id: string) => void;
};

function NodeBox({ placed: { node, links, x, y, height, isReached }, summary, isStart, isSelected, isFaulty, onSelect }: NodeBoxProps) {
  const { t } = useTranslation();
  const words = useWords();
  const marks = [isReached ? '' : 'unreached', isFaulty ? 'faulty' : '', isSelected ? 'selected' : ''].join(' ');
  return (
    <button
      type="button"
      className={`flow-node ${marks}`}
      style={{ left: x, top: y, width: sizes.width, height }}
      data-node={node.id}
      aria-pressed={isSelected}
      onClick={() => onSelect(node.id)}
    >
      <span className="kind">
        {isStart && <Icon of={PlayCircleOutlined} label={t('flowEdit.start')} />} {words.kind(node.type)}
        {isFaulty && <Icon of={WarningOutlined} className="refused" label={t('flow.fault')} />}
      </span>
      <span className="what">{summary || node.id}</span>
      {links.map((link, index) => (
        <span key={index} className={link.next === null ? 'exit refused' : 'exit'}>
          <ExitText kind={node.type} link={link} />
        </span>
      ))}
    </button>
  );
}

function ExitText({ kind, link: { property, row, next } }: { kind: string; link: FlowLink }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <>
      <span>{row === null ? words.field(kind, property) : row.name}</span>
      <span className="next"> → {next ?? t('flowEdit.nowhere')}</span>
    </>
  );
}
