/** Reads the fields of a request to a worker, with checks. */

export type Request = Readonly<Record<string, unknown>>;
export type Answers = Readonly<Record<string, (request: Request) => object | Promise<object>>>;

export function numberOf(request: Request, key: string): number {
  const value = request[key];
  if (typeof value !== 'number') throw new TypeError(`${key} is ${JSON.stringify(value)}, not a number`);
  return value;
}

export function textOf(request: Request, key: string): string {
  const value = request[key];
  if (typeof value !== 'string') throw new TypeError(`${key} is ${JSON.stringify(value)}, not a text`);
  return value;
}
