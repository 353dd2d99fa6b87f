/** The symbols of the claim language, each with its LaTeX and one line of explanation; the page explains those that a statement uses. */

interface Symbol {
  /** Finds the word in the text of a claim. */
  readonly word: RegExp;
  readonly tex: string;
  readonly means: string;
  /** Finds the symbol in LaTeX, as that of a definition; absent where the word tells enough. */
  readonly set?: RegExp;
}

/** In the order in which they are explained. */
const SYMBOLS: readonly Symbol[] = [
  { word: /\bp\[/, tex: 'p_t', means: 'the law of the model after t rounds', set: /p_\{t/ },
  { word: /\bp_ref\b/, tex: 'p_{\\mathrm{ref}}', means: 'the law of the real data', set: /p_\{\\mathrm\{ref\}\}/ },
  { word: /\bp_star\b/, tex: 'p_*', means: 'the start conditioned on the best atoms' },
  { word: /\bp_limit\b/, tex: 'p_\\infty', means: 'the limit of the loop' },
  { word: /\bq\b/, tex: 'q', means: 'any other law' },
  { word: /\bcurate\(/, tex: 'p H^K_p', means: 'the law of the kept candidate' },
  { word: /\btilt\(/, tex: 'p\\,e^r/Z', means: 'the exponential tilt, the kept candidate for infinitely many' },
  { word: /\bnext\(/, tex: '\\mathrm{next}(p)', means: 'one round of the loop from p' },
  { word: /\bpartner\(/, tex: '\\mathrm{partner}(p)', means: 'the other of two coupled models, in the same round' },
  {
    word: /\blyapunov\(/,
    tex: 'V(p)',
    means: 'the sum of all later squared distances of a coupled model from its limit',
  },
  {
    word: /\bpreference_distance\(/,
    tex: '\\|v_p - v_q\\|',
    means: 'the distance of the preferences by which two models are curated',
  },
  {
    word: /\bparameter\(/,
    tex: '\\theta(p)',
    means: 'the parameter of a law of a curved family, from that of the best fit to the data',
  },
  {
    word: /\bcurvature\b/,
    tex: 'h',
    means: 'minus the second derivative of the data’s log-likelihood at the best fit',
  },
  { word: /\binformation\b/, tex: 'I', means: 'the Fisher information at the best fit to the data' },
  { word: /\breach\b/, tex: 'r', means: 'the largest size of a parameter' },
  { word: /\btau\b/, tex: '\\tau', means: 'how strongly a preference weighs features' },
  { word: /\bbeta\b/, tex: '\\beta', means: 'the share by which a preference moves in a round' },
  { word: /\bradius\b/, tex: '\\rho(A)', means: 'the spectral radius of the map between two coupled models' },
  { word: /\bH\(/, tex: 'H^K_p(x)', means: 'the curation factor: how many times likelier x is after the choice' },
  { word: /\bw\b|\bw\(/, tex: 'w = e^r', means: 'the weight of an atom, r its reward' },
  { word: /\bw_u\b|\br_u\b/, tex: 'w_u', means: 'the weight that user u gives an atom' },
  {
    word: /\bw_true\b|\br_true\b/,
    tex: 'w_{\\mathrm{true}}',
    means: 'the true weight of an atom, where the choice is made by w, its proxy',
  },
  { word: /\bE_pair\(|\bE_triple\(/, tex: 'X_1, X_2', means: 'independent draws, one from each law' },
  { word: /\bwin_rate\(/, tex: '\\mathrm{win}', means: 'how often a draw beats another, ties counting one half' },
  { word: /\b(?:sum|max|min)_rounds\(/, tex: 's', means: 'a round that the sum or the extreme runs over' },
  { word: /\bw_max\b/, tex: 'w_{\\mathrm{max}}', means: 'the largest weight', set: /w_\{\\max\}/ },
  { word: /\bw_min\b/, tex: 'w_{\\mathrm{min}}', means: 'the smallest weight', set: /w_\{\\min\}/ },
  {
    word: /\bw_next\b/,
    tex: 'w_{\\mathrm{next}}',
    means: 'the largest weight below the maximum',
    set: /w_\{\\mathrm\{next\}\}/,
  },
  { word: /\br_max\b/, tex: 'r_*', means: 'the largest reward' },
  { word: /\br_min\b/, tex: 'r_{\\mathrm{min}}', means: 'the smallest reward' },
  { word: /\bD\b/, tex: 'D', means: 'the range of the reward', set: /\bD\b/ },
  { word: /\bA_star\b/, tex: 'A_*', means: 'the atoms of the largest weight', set: /A_\*/ },
  { word: /\bA_users\b/, tex: 'A_{\\mathrm{users}}', means: 'the atoms that some user likes best' },
  { word: /\bK\b/, tex: 'K', means: 'candidates, of which one is kept', set: /\bK\b/ },
  { word: /\blambda\b/, tex: '\\lambda', means: 'synthetic relative to real data, ∞ without real data' },
  { word: /\beta\b/, tex: '\\eta', means: 'the share of synthetic data, λ/(1+λ)', set: /\\eta/ },
  { word: /\bE\(/, tex: '\\mathbb{E}_p', means: 'expectation under p', set: /\\mathbb\{E\}_/ },
  { word: /\bE_draws\(/, tex: '\\mathbb{E}_{\\mathrm{draws}}', means: 'expectation over the K candidates' },
  { word: /\bE_users\(/, tex: '\\mathbb{E}_u', means: 'expectation over the users' },
  { word: /\bruns\(/, tex: '\\mathbb{E}', means: 'expectation over the runs of the loop' },
  { word: /\bP\(/, tex: 'P_p', means: 'probability under p', set: /P_\{p/ },
  { word: /\bVar\(/, tex: '\\mathrm{Var}_p', means: 'variance under p', set: /\\mathrm\{Var\}/ },
  { word: /\bKL\(/, tex: '\\mathrm{KL}', means: 'Kullback–Leibler divergence', set: /\\mathrm\{KL\}/ },
  { word: /\bTV\(/, tex: '\\mathrm{TV}', means: 'total variation distance' },
  { word: /\bchi2\(/, tex: '\\chi^2', means: 'χ² divergence' },
  { word: /\bsup_ratio\(/, tex: '\\sup p/q', means: 'the largest ratio of densities' },
  { word: /\brisk\(/, tex: '\\mathrm{risk}', means: 'expected squared test error' },
  { word: /\bepsilon\b/, tex: '\\varepsilon', means: 'bound on the fitting error of a round, in total variation' },
  { word: /\bM_0\b/, tex: 'M_0', means: 'squared Mahalanobis distance of the start from the best point' },
  { word: /\bn\b/, tex: 'n', means: 'samples that the learner fits per round' },
  { word: /\bd\b/, tex: 'd', means: 'dimension' },
  { word: /\bsigma2\b/, tex: '\\sigma^2', means: 'variance of the noise' },
];

/** A symbol as the page explains it. */
type Explained = Pick<Symbol, 'tex' | 'means'>;

/** The symbols that some claims, or the LaTeX of some definitions, use, in a fixed order. */
export function symbolsIn(claims: readonly string[], definitions: readonly string[] = []): readonly Explained[] {
  return SYMBOLS.filter(
    ({ word, set }) =>
      claims.some((text) => word.test(text)) || (set !== undefined && definitions.some((tex) => set.test(tex))),
  );
}
