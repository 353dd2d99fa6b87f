/** A backend that may be missing, and the choice among several. */
import { InputError } from '../../../theory';
import type { Backend, BackendName, TensorFlow } from './backend';

/** A backend that may be missing. */
export interface Candidate {
  readonly name: BackendName;
  /** How to install the backend, as an imperative. */
  readonly remedy: string;
  /**
   * Loads the backend and makes it current.
   * @param asked whether the caller asked for it by name; if not, it refuses if it would be slower than the next
   *   candidate
   * @param threads the most threads of the project's own kernels. @defaultValue as many as the machine runs at once
   * @throws Error whose message says why the backend cannot run here
   */
  open(asked: boolean, threads?: number): Promise<Opened>;
}

/** A candidate that runs. */
export interface Opened {
  readonly tf: TensorFlow;
  /** A description of the backend, with versions. */
  readonly title: string;
}

interface Refusal {
  readonly candidate: Candidate;
  readonly why: string;
}

/** The first line of an error message from a dependency, truncated if it is long. */
function firstLine(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).trim().split('\n');
  const text = line.replace(/\s+/g, ' ').trim();
  if (text === '') return 'it failed without a message';
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

/** Opens the first candidate that runs. */
async function openFirst(candidates: readonly Candidate[], threads?: number): Promise<Backend> {
  const refusals: Refusal[] = [];
  for (const candidate of candidates) {
    try {
      const { tf, title } = await candidate.open(false, threads);
      const before = refusals.map(({ candidate: { name }, why }) => `; not ${name}: ${why}`).join('');
      return { name: candidate.name, title, reason: `${candidate.name}: ${title}${before}`, tf };
    } catch (error) {
      refusals.push({ candidate, why: firstLine(error) });
    }
  }
  const whys = refusals.map(({ candidate: { name, remedy }, why }) => `${name}: ${why} (${remedy})`);
  throw new InputError(`no backend of TensorFlow.js runs here. ${whys.join('; ')}`);
}

/**
 * Opens the wanted candidate; `auto` opens the first that runs.
 * @param candidates in the order in which they are tried
 * @param threads the most threads of the project's own kernels
 * @throws InputError if the wanted candidate does not run, or with `auto` no candidate runs
 */
export async function openFrom(
  candidates: readonly Candidate[],
  wanted: BackendName | 'auto',
  threads?: number,
): Promise<Backend> {
  if (wanted === 'auto') return openFirst(candidates, threads);
  const candidate = candidates.find(({ name }) => name === wanted);
  const others = ['auto', ...candidates.map(({ name }) => name).filter((name) => name !== wanted)].join(', ');
  if (candidate === undefined) throw new InputError(`there is no backend "${wanted}": choose one of ${others}`);
  try {
    const { tf, title } = await candidate.open(true, threads);
    return { name: wanted, title, reason: `${wanted}: ${title}; it was asked for`, tf };
  } catch (error) {
    const remedy = `${candidate.remedy}, or choose one of ${others}`;
    throw new InputError(`backend "${wanted}" does not run here: ${firstLine(error)}. To mend it: ${remedy}`, {
      cause: error,
    });
  }
}
