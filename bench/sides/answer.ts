/** The answers of a side: one JSON object per line, checked because it comes from another process. */

export type Answer = Readonly<Record<string, unknown>>;

export class PeerError extends Error {
  override readonly name = 'PeerError';
}

function wrong(answer: Answer, key: string, wanted: string): never {
  throw new PeerError(`a side answered ${JSON.stringify(answer).slice(0, 200)}, where ${key} should be ${wanted}`);
}

export function parseAnswer(line: string): Answer {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    throw new PeerError(`a side answered ${JSON.stringify(line.slice(0, 200))}, which is not JSON`);
  }
  if (typeof parsed !== 'object' || parsed === null) throw new PeerError(`a side answered ${line}, not an object`);
  const answer = parsed as Answer;
  if (typeof answer['error'] === 'string') throw new PeerError(answer['error']);
  return answer;
}

export function numberIn(answer: Answer, key: string): number {
  const value = answer[key];
  return typeof value === 'number' ? value : wrong(answer, key, 'a number');
}

export function textIn(answer: Answer, key: string): string {
  const value = answer[key];
  return typeof value === 'string' ? value : wrong(answer, key, 'a text');
}

export function numbersIn(answer: Answer, key: string): readonly number[] {
  const value = answer[key];
  const isNumbers = Array.isArray(value) && value.every((item) => typeof item === 'number');
  return isNumbers ? value : wrong(answer, key, 'numbers');
}
