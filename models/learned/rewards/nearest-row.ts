/**
 * The nearest of many rows of R^d, exactly, by a k-d tree.
 *
 * Distances are Euclidean, their squares summed in doubles in the order of the coordinates; of rows at the same distance
 * the first is taken. A box is passed over only if its squared distance, summed in the same way, exceeds the least found:
 * rounding is monotone, so no row of the box is nearer, and the answer is that of a search through all rows.
 *
 * Source: Friedman, Bentley & Finkel 1977.
 */
import type { Points } from '../points';

/** Rows in a leaf. */
const LEAF = 8;
/** Distances whose squares overflow are compared in this unit. */
const COARSE = 2 ** -540;

/** The position of the nearest row to the point whose coordinates start at `at`. @throws RangeError for a NaN coordinate */
export type NearestRow = (values: ArrayLike<number>, at: number) => number;

/** The tree: nodes by number, in the order of a walk that takes the first child first. */
class Tree {
  /** The rows, leaf by leaf; their coordinates in this order. */
  readonly order: Int32Array;
  readonly coordinates: Float64Array;
  /** The smallest box around the rows of each node: its lower ends, then its upper ends. */
  readonly boxes: Float64Array;
  /** The rows of a node are those from `from` to before `to` in the order. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The second child, 0 for a leaf; the first child is the next node. */
  readonly second: Int32Array;
  private nodes = 0;

  constructor(private readonly rows: Points) {
    const { count, dimension, values } = rows;
    this.order = Int32Array.from({ length: count }, (_, i) => i);
    const most = 2 * count;
    this.boxes = new Float64Array(most * 2 * dimension);
    [this.from, this.to, this.second] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
    this.build(0, count);
    this.coordinates = new Float64Array(values.length);
    this.order.forEach((row, i) =>
      this.coordinates.set(values.subarray(row * dimension, (row + 1) * dimension), i * dimension),
    );
  }

  private coordinate(position: number, axis: number): number {
    return this.rows.values[(this.order[position] as number) * this.rows.dimension + axis] as number;
  }

  private build(from: number, to: number): number {
    const node = this.nodes;
    this.nodes += 1;
    this.from[node] = from;
    this.to[node] = to;
    const axis = this.bound(node, from, to);
    if (to - from <= LEAF || axis === undefined) {
      this.order.subarray(from, to).sort(); // The first of equal rows comes first.
      return node;
    }
    const middle = (from + to) >> 1;
    this.select(from, to - 1, middle, axis);
    this.build(from, middle);
    this.second[node] = this.build(middle, to);
    return node;
  }

  /** Writes the box of a node. @returns the axis along which it is widest; undefined if all rows are the same */
  private bound(node: number, from: number, to: number): number | undefined {
    const { dimension } = this.rows;
    let [axis, most] = [undefined as number | undefined, 0];
    for (let r = 0; r < dimension; r += 1) {
      let [low, high] = [Infinity, -Infinity];
      for (let i = from; i < to; i += 1) {
        const x = this.coordinate(i, r);
        if (x < low) low = x;
        if (x > high) high = x;
      }
      this.boxes[2 * node * dimension + r] = low;
      this.boxes[(2 * node + 1) * dimension + r] = high;
      if (high - low > most) [axis, most] = [r, high - low];
    }
    return axis;
  }

  /** Puts the row of rank `middle` along the axis in its place, smaller ones before it and larger ones after it (Hoare 1961). */
  private select(first: number, last: number, middle: number, axis: number): void {
    let [from, to] = [first, last];
    while (from < to) {
      const pivot = this.coordinate((from + to) >> 1, axis);
      let [i, j] = [from, to];
      while (i <= j) {
        while (this.coordinate(i, axis) < pivot) i += 1;
        while (this.coordinate(j, axis) > pivot) j -= 1;
        if (i <= j) {
          const kept = this.order[i] as number;
          this.order[i] = this.order[j] as number;
          this.order[j] = kept;
          i += 1;
          j -= 1;
        }
      }
      if (middle <= j) to = j;
      else if (middle >= i) from = i;
      else return;
    }
  }
}

/** Finds the nearest row. @param rows at least one, of finite numbers */
export function nearestRow(rows: Points): NearestRow {
  const { count, dimension, values } = rows;
  const { order, coordinates, boxes, from, to, second } = new Tree(rows);
  const query = new Float64Array(dimension);
  let least = Infinity;
  let found = count;

  const toBox = (node: number): number => {
    let [square, low] = [0, 2 * node * dimension];
    for (let r = 0; r < dimension; r += 1, low += 1) {
      const x = query[r] as number;
      const under = (boxes[low] as number) - x;
      const over = x - (boxes[low + dimension] as number);
      const gap = under > 0 ? under : over > 0 ? over : 0;
      square += gap * gap;
    }
    return square;
  };
  const consider = (row: number, square: number): void => {
    if (square > least || (square === least && row > found)) return;
    least = square;
    found = row;
  };
  const leaf = (node: number): void => {
    const end = to[node] as number;
    for (let i = from[node] as number; i < end; i += 1) {
      let [square, at] = [0, i * dimension];
      for (let r = 0; r < dimension; r += 1, at += 1) {
        const gap = (query[r] as number) - (coordinates[at] as number);
        square += gap * gap;
      }
      consider(order[i] as number, square);
    }
  };
  const visit = (node: number): void => {
    const right = second[node] as number;
    if (right === 0) return leaf(node);
    const [toLeft, toRight] = [toBox(node + 1), toBox(right)];
    const leftFirst = toLeft <= toRight;
    if ((leftFirst ? toLeft : toRight) <= least) visit(leftFirst ? node + 1 : right);
    if ((leftFirst ? toRight : toLeft) <= least) visit(leftFirst ? right : node + 1);
  };
  /** Through all rows, in a unit in which no square overflows. */
  const coarsely = (): void => {
    for (let row = 0; row < count; row += 1) {
      let square = 0;
      for (let r = 0; r < dimension; r += 1) {
        const gap = COARSE * (query[r] as number) - COARSE * (values[row * dimension + r] as number);
        square += gap * gap;
      }
      consider(row, square);
    }
  };
  const isLast = (point: ArrayLike<number>, at: number): boolean => {
    for (let r = 0; r < dimension; r += 1) if (query[r] !== point[at + r]) return false;
    return found < count;
  };
  const begin = (): void => {
    least = Infinity;
    found = count;
  };
  return (point, at) => {
    // The weight of a point and whether it is best are asked one after the other.
    if (isLast(point, at)) return found;
    begin();
    for (let r = 0; r < dimension; r += 1) {
      const x = point[at + r] as number;
      if (!(Math.abs(x) < Infinity)) throw new RangeError(`a coordinate is ${x}: the point has no nearest row`);
      query[r] = x;
    }
    visit(0);
    if (least === Infinity) {
      begin();
      coarsely();
    }
    return found;
  };
}
