/** Claims to start from. */
export interface Example {
  readonly name: string;
  readonly claim: string;
  readonly given: string;
}

export const EXAMPLES: readonly Example[] = [
  {
    name: 'Lemma 2.2 without its factor 1/w_max (false)',
    claim: 'E(p[t + 1], w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)',
    given: '',
  },
  {
    name: 'Lemma 2.2 (true)',
    claim: 'E(p[t + 1], w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)/w_max',
    given: '',
  },
  {
    name: 'Lemma 2.2 with a constant twice as large (false)',
    claim: 'E(p[t + 1], w) - E(p[t], w) >= 2*(1 - 1/K)*Var(p[t], w)/w_max',
    given: '',
  },
  { name: 'The expected weight never falls (true)', claim: 'E(p[1], w) >= E(p[0], w)', given: '' },
  { name: 'The expected reward never falls (true?)', claim: 'E(p[1], r) >= E(p[0], r)', given: '' },
  { name: 'The variance never rises (false)', claim: 'Var(p[1], w) <= Var(p[0], w)', given: '' },
  {
    name: 'Theorem 2.4 without its start p_0 = p_ref (false)',
    claim: 'KL(p[t], p_ref) <= -log(1 - lambda*(K - 1))',
    given: 'lambda*(K - 1) < 1',
  },
  {
    name: 'Theorem 2.4 (true)',
    claim: 'KL(p[t], p_ref) <= -log(1 - lambda*(K - 1))',
    given: 'lambda*(K - 1) < 1\nKL(p[0], p_ref) == 0',
  },
  {
    name: 'More candidates, more reward (true)',
    claim: 'E(curate(p[0]), w) >= E(curate(p[0], K - 1), w)',
    given: 'K >= 2',
  },
];
