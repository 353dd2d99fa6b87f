/** The tables of a curation step, and access to tables of doubles. Twin: `../plain/curation-tables.ts`. */
export const MAX_NODES: i32 = 1024;
const NODE_BYTES: usize = <usize>MAX_NODES << 3;

/** The layout: total, bottom, mean, top, nodes, near, degree, direct; then σ, sum, decay and coefficient of 1024 nodes. */
export const CURATION: usize = memory.data(64 + 4 * 8192, 16);
export const SIGMA: usize = CURATION + 64;
export const SUM: usize = SIGMA + NODE_BYTES;
export const DECAY: usize = SUM + NODE_BYTES;
export const COEFFICIENT: usize = DECAY + NODE_BYTES;

// @ts-ignore: decorator
@inline
export function get(table: usize, k: i32): f64 {
  return load<f64>(table + (<usize>k << 3));
}

// @ts-ignore: decorator
@inline
export function set(table: usize, k: i32, value: f64): void {
  store<f64>(table + (<usize>k << 3), value);
}

/** The same entry in both lanes. */
// @ts-ignore: decorator
@inline
export function splat(table: usize, k: i32): v128 {
  return v128.load64_splat(table + (<usize>k << 3));
}

// @ts-ignore: decorator
@inline
export function getLanes(table: usize, k: i32): v128 {
  return v128.load(table + (<usize>k << 3));
}

// @ts-ignore: decorator
@inline
export function setLanes(table: usize, k: i32, value: v128): void {
  v128.store(table + (<usize>k << 3), value);
}
