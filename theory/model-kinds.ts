/** The kinds of closed-form model that statements are checked on. */
export const MODEL_KINDS = [
  'discrete',
  'large-discrete',
  'gaussian',
  'mixture',
  'regression',
  'coupled',
  'co-evolving',
  'curved',
] as const;

/**
 * A kind of closed-form model.
 * @example
 * const models: readonly ModelKind[] = ['discrete', 'gaussian'];
 * await verify({ models });
 */
export type ModelKind = (typeof MODEL_KINDS)[number];
