/** The part of pure-rand in use; its own types are found only under `moduleResolution: node16`. */
declare module 'pure-rand/generator/xoroshiro128plus' {
  export function xoroshiro128plusFromState(state: readonly number[]): { next(): number };
}
