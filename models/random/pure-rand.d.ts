/** Types of the part of pure-rand that is used. TypeScript finds its own types only under `moduleResolution: node16`. */
declare module 'pure-rand/generator/xoroshiro128plus' {
  export function xoroshiro128plusFromState(state: readonly number[]): { next(): number };
}
