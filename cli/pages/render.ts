/** The page of a file of results: that of `verify` and `learn`, of `matrix`, of `audit`, or of `reproduce`; and the page over several runs. */
import { parseAudit, parseMatrix, parseReproduction, parseResults } from '../../properties/results/schemas';
import { auditHtml, matrixHtml, reportHtml, reproductionHtml, trendHtml } from '../../reports';
import { InputError } from '../../theory/errors';
import { readText } from '../input';

export interface Page {
  readonly html: string;
  /** The name of the page's file, where none is given. */
  readonly name: 'report.html' | 'matrix.html' | 'audit.html' | 'reproduction.html' | 'trend.html';
}

function formatOf(text: string, path: string): unknown {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new InputError(
      `${path} is not JSON; give the results.json of verify or learn, the matrix.json of matrix, the audit.json of audit, or the reproduction.json of reproduce`,
    );
  }
  return typeof document === 'object' && document !== null && 'format' in document ? document.format : undefined;
}

interface PageOptions {
  /** The path of the results of an earlier run of `verify` or `learn`; the page then says what changed since. @defaultValue none */
  readonly baseline?: string | undefined;
  /** The address of the playground, relative to the page. @defaultValue none */
  readonly playground?: string | undefined;
}

/** @throws InputError if a file cannot be read or is not one of results; it names the path, the fault and the remedy */
export function readPage(path: string, { baseline, playground }: PageOptions = {}): Page {
  const text = readText(path);
  const format = formatOf(text, path);
  if (format === 'curated-loops/matrix') {
    if (baseline !== undefined)
      throw new InputError(
        `--baseline ${baseline} is given for the matrix ${path}; it compares runs of verify, and curated-loops guard compares matrices`,
      );
    return { html: matrixHtml(parseMatrix(text, path)), name: 'matrix.html' };
  }
  if (format === 'curated-loops/audit') {
    if (baseline !== undefined)
      throw new InputError(`--baseline ${baseline} is given for the audit ${path}; it compares runs of verify`);
    return { html: auditHtml(parseAudit(text, path)), name: 'audit.html' };
  }
  if (format === 'curated-loops/reproduction') {
    if (baseline !== undefined)
      throw new InputError(`--baseline ${baseline} is given for the figures ${path}; it compares runs of verify`);
    return { html: reproductionHtml(parseReproduction(text, path)), name: 'reproduction.html' };
  }
  const earlier = baseline === undefined ? undefined : parseResults(readText(baseline), baseline);
  return { html: reportHtml(parseResults(text, path), { baseline: earlier, playground }), name: 'report.html' };
}

/**
 * The trend over several runs of `verify` or `learn`, each named by its path.
 * @throws InputError if a file cannot be read or is not one of results; it names the path, the fault and the remedy
 */
export function readTrend(paths: readonly string[]): Page {
  const runs = paths.map((path) => ({ name: path, results: parseResults(readText(path), path) }));
  return { html: trendHtml(runs), name: 'trend.html' };
}
