/** Places the nodes of an acyclic graph in columns: what a node follows from lies to its left. */

export interface GraphNode {
  readonly id: string;
  /** Ids of the nodes that it follows from. Ids that are not among the nodes, and circles, are ignored. */
  readonly from: readonly string[];
}

interface Placed {
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

/** The rows of all nodes of some columns, measured from their common middle. */
const rowsOf = (columns: readonly (readonly string[])[]): ReadonlyMap<string, number> =>
  new Map(columns.flatMap((column) => column.map((id, row) => [id, row - (column.length - 1) / 2] as const)));

/** How many pairs of edges cross, were they straight. */
function crossings(columns: readonly (readonly string[])[], nodes: readonly GraphNode[]): number {
  const rows = rowsOf(columns);
  const at = new Map(columns.flatMap((column, i) => column.map((id) => [id, i] as const)));
  const place = (id: string): readonly [number, number] => [at.get(id) ?? 0, rows.get(id) ?? 0];
  const edges = nodes.flatMap(({ id, from }) =>
    from.filter((ground) => at.has(ground)).map((ground) => [place(ground), place(id)] as const),
  );
  const height = ([[x1, y1], [x2, y2]]: (typeof edges)[number], x: number): number =>
    y1 + ((y2 - y1) * (x - x1)) / (x2 - x1);
  let count = 0;
  edges.forEach((a, i) => {
    for (const b of edges.slice(i + 1)) {
      const [from, to] = [Math.max(a[0][0], b[0][0]), Math.min(a[1][0], b[1][0])];
      if (from < to && (height(a, from) - height(b, from)) * (height(a, to) - height(b, to)) < 0) count += 1;
    }
  });
  return count;
}

/** Orders each column by the mean row of its neighbours to one side, to and fro, and keeps the order with the fewest crossings. */
function ordered(columns: readonly (readonly string[])[], nodes: readonly GraphNode[]): readonly (readonly string[])[] {
  const grounds = new Map(nodes.map(({ id, from }) => [id, from]));
  const results = new Map(
    nodes.map(({ id }) => [id, nodes.filter(({ from }) => from.includes(id)).map((node) => node.id)]),
  );
  let current = columns;
  let best = columns;
  for (let pass = 0; pass < PASSES; pass += 1) {
    const forward = pass % 2 === 0;
    const near = forward ? grounds : results;
    const order = columns.map((_, i) => (forward ? i : columns.length - 1 - i));
    for (const i of order) {
      const rows = rowsOf(current);
      const wish = (id: string): number => {
        const others = (near.get(id) ?? []).flatMap((other) => rows.get(other) ?? []);
        return others.length === 0 ? (rows.get(id) ?? 0) : others.reduce((sum, row) => sum + row, 0) / others.length;
      };
      const wishes = new Map((current[i] ?? []).map((id) => [id, wish(id)]));
      const sorted = [...wishes.keys()].sort((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0));
      current = current.map((column, j) => (j === i ? sorted : column));
    }
    if (crossings(current, nodes) < crossings(best, nodes)) best = current;
  }
  return best;
}

/** Rows between the columns and the nodes below them. */
const GAP = 0.5;

/** Fewest nodes in a row below the columns. */
const NARROWEST = 5;

/**
 * The places of all nodes. Nodes without any edge stand in rows below the columns.
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
  const columns = shortColumns(ordered(byDepth, joined), longest);
  const rows = Math.max(0, ...columns.map(({ length }) => length));
  const width = Math.max(columns.length, Math.min(NARROWEST, apart.length));
  const start = rows === 0 ? 0 : rows + GAP;
  const placed = [
    ...columns.flatMap((column, i) =>
      column.map((id, row) => ({ id, column: i, row: row + (rows - column.length) / 2 })),
    ),
    ...apart.map(({ id }, i) => ({ id, column: i % width, row: start + Math.floor(i / width) })),
  ];
  return {
    nodes: new Map(placed.map((place) => [place.id, place])),
    columns: width,
    rows: apart.length === 0 ? rows : start + Math.ceil(apart.length / width),
  };
}
