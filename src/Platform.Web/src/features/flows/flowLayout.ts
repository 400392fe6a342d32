import { type FlowDraft, type FlowLink, type FlowNode, linksOf } from './flowDraft';

/** Pixels. */
export const sizes = { width: 190, head: 52, row: 22, columnGap: 80, rowGap: 28, margin: 16 } as const;

export type PlacedNode = { node: FlowNode; links: FlowLink[]; x: number; y: number; height: number; isReached: boolean };

/** A way from a row of one node to another, as the path of an SVG. */
export type PlacedLink = { key: string; path: string; isBack: boolean };

export type FlowLayout = { nodes: PlacedNode[]; links: PlacedLink[]; width: number; height: number };

/**
 * Nodes in columns by how many steps callers take to them, those that nobody reaches in a column of their own at the end; within a column
 * in the order of what leads there, so that few lines cross.
 */
export function layoutOf(draft: FlowDraft): FlowLayout {
  const columns = columnsOf(draft);
  const placed = new Map<string, PlacedNode>();
  let height: number = sizes.margin;
  columns.forEach(({ nodes, isReached }, column) => {
    let y: number = sizes.margin;
    for (const node of nodes) {
      const links = linksOf(node);
      const own = sizes.head + sizes.row * links.length;
      placed.set(node.id, { node, links, x: sizes.margin + column * (sizes.width + sizes.columnGap), y, height: own, isReached });
      y += own + sizes.rowGap;
    }
    height = Math.max(height, y);
  });
  const nodes = [...placed.values()];
  return {
    nodes,
    links: nodes.flatMap((from) => linesFrom(from, placed)),
    width: 2 * sizes.margin + columns.length * (sizes.width + sizes.columnGap) - sizes.columnGap,
    height,
  };
}

type Column = { nodes: FlowNode[]; isReached: boolean };

function columnsOf({ start, nodes }: FlowDraft): Column[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  const columns: Column[] = [];
  for (let ids = [start]; ids.length > 0; ) {
    const column = [...new Set(ids)].filter((id) => !seen.has(id)).flatMap((id) => byId.get(id) ?? []);
    column.forEach(({ id }) => seen.add(id));
    if (column.length > 0) columns.push({ nodes: column, isReached: true });
    ids = column.flatMap((node) => linksOf(node).flatMap(({ next }) => next ?? []));
  }
  const others = [...byId.values()].filter(({ id }) => !seen.has(id));
  return others.length === 0 ? columns : [...columns, { nodes: others, isReached: false }];
}

function linesFrom(from: PlacedNode, placed: Map<string, PlacedNode>): PlacedLink[] {
  return from.links.flatMap((link, index): PlacedLink[] => {
    const to = link.next === null ? undefined : placed.get(link.next);
    if (to === undefined) return [];
    const [x, y] = [from.x + sizes.width, from.y + sizes.head + sizes.row * (index + 0.5)];
    const [endX, endY] = [to.x, to.y + sizes.head / 2];
    const isBack = endX <= x;
    const key = `${from.node.id} ${index}`;
    const bend = isBack ? sizes.columnGap / 2 : Math.max(30, (endX - x) / 2);
    if (!isBack) return [{ key, path: `M${x} ${y} C${x + bend} ${y} ${endX - bend} ${endY} ${endX} ${endY}`, isBack }];
    const below = Math.max(from.y + from.height, to.y + to.height) + sizes.rowGap / 2;
    return [{ key, path: `M${x} ${y} C${x + bend} ${y} ${x + bend} ${below} ${(x + endX) / 2} ${below} S${endX - bend} ${endY} ${endX} ${endY}`, isBack }];
  });
}
