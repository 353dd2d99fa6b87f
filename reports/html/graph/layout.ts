/** Places the nodes of an acyclic graph in columns: what a node follows from lies to its left. */

export interface GraphNode {
  readonly id: string;
  /** Ids of the nodes that it follows from. Ids that are not among the nodes, and circles, are ignored. */
  readonly from: readonly string[];
}

export interface Placed {
  readonly id: string;
  readonly column: number;
  /** From 0 at the top of the column. */
  readonly row: number;
}

export interface Layout {
  readonly nodes: ReadonlyMap<string, Placed>;
  readonly columns: number;
  readonly rows: number;
}

/** So many passes bring the rows of neighbours close; more change nothing in graphs of this size. */
const PASSES = 8;

/** The columns of the nodes: the length of the longest way from a node without a ground. */
function depths(nodes: readonly GraphNode[]): ReadonlyMap<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const known = new Map<string, number>();
  const depth = (id: string, above: ReadonlySet<string>): number => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const grounds = (byId.get(id)?.from ?? []).filter((from) => byId.has(from) && !above.has(from));
    const own = Math.max(-1, ...grounds.map((from) => depth(from, new Set([...above, id])))) + 1;
    known.set(id, own);
    return own;
  };
  nodes.forEach(({ id }) => depth(id, new Set([id])));
  return known;
}

/** Splits columns that are longer than `longest`, so that the graph fits a screen. */
function shortColumns(columns: readonly (readonly string[])[], longest: number): readonly (readonly string[])[] {
  return columns.flatMap((column) => {
    const parts = Math.max(1, Math.ceil(column.length / longest));
    const each = Math.ceil(column.length / parts);
    return Array.from({ length: parts }, (_, i) => column.slice(i * each, (i + 1) * each));
  });
}

/** Orders each column by the mean row of its neighbours. */
function ordered(columns: readonly (readonly string[])[], nodes: readonly GraphNode[]): readonly (readonly string[])[] {
  const neighbours = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { id, from } of nodes) {
    for (const ground of from) {
      if (!neighbours.has(ground)) continue;
      neighbours.get(id)?.push(ground);
      neighbours.get(ground)?.push(id);
    }
  }
  let current = columns.map((column) => [...column]);
  for (let pass = 0; pass < PASSES; pass += 1) {
    const rows = new Map(current.flatMap((column) => column.map((id, row) => [id, row - column.length / 2] as const)));
    const wish = (id: string): number => {
      const near = neighbours.get(id) ?? [];
      if (near.length === 0) return rows.get(id) ?? 0;
      return near.reduce((sum, other) => sum + (rows.get(other) ?? 0), 0) / near.length;
    };
    current = current.map((column) => {
      const wishes = new Map(column.map((id) => [id, wish(id)]));
      return [...column].sort((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0));
    });
  }
  return current;
}

/**
 * The places of all nodes. Nodes without any edge fill the last columns.
 * @param longest most rows of a column
 */
export function layoutOf(nodes: readonly GraphNode[], longest: number): Layout {
  const ids = new Set(nodes.map(({ id }) => id));
  const grounds = new Set(nodes.flatMap(({ from }) => from.filter((id) => ids.has(id))));
  const apart = nodes.filter(({ id, from }) => !grounds.has(id) && !from.some((ground) => ids.has(ground)));
  const joined = nodes.filter((node) => !apart.includes(node));
  const depth = depths(joined);
  const deepest = Math.max(-1, ...depth.values());
  const byDepth = Array.from({ length: deepest + 1 }, (_, column) =>
    joined.filter(({ id }) => depth.get(id) === column).map(({ id }) => id),
  );
  const columns = [
    ...shortColumns(ordered(byDepth, joined), longest),
    ...shortColumns([apart.map(({ id }) => id)].filter((column) => column.length > 0), longest),
  ];
  const rows = Math.max(0, ...columns.map(({ length }) => length));
  const placed = columns.flatMap((column, i) =>
    column.map((id, row) => [id, { id, column: i, row: row + (rows - column.length) / 2 }] as const),
  );
  return { nodes: new Map(placed), columns: columns.length, rows };
}
