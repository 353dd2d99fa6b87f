/** Waits for a server of PostgreSQL that is away: node-postgres fails a query whose connection is lost, and does not try again. */

/** Errors of connections: of the socket, and of the classes of SQLSTATE for lost connections and for a server that stops or starts. */
const LOST = /^(ECONN\w+|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|08\w{3}|57P0[1-3]|53300)$/;
/** Messages of node-postgres for errors that have no code. */
const LOST_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

const SHORTEST_PAUSE = 50;
const LONGEST_PAUSE = 2000;

interface Fault {
  readonly code?: unknown;
  readonly message?: unknown;
}

/** Whether an error is of a lost connection. */
function isLost(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message }: Fault = error;
  return LOST.test(String(code)) || LOST_MESSAGE.test(String(message));
}

/** Whether a server says that it is still starting, or recovers from a crash: SQLSTATE `cannot_connect_now`. */
export const isStarting = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '57P03';

/**
 * Asks until the server answers; `ask` must be harmless to ask twice.
 * @param isPassing - whether an error is waited for
 * @throws any other error
 */
export async function patiently<Answer>(
  ask: () => Promise<Answer>,
  onFault: (error: Error) => void,
  isPassing: (error: unknown) => boolean = isLost,
): Promise<Answer> {
  for (let pause = SHORTEST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    try {
      return await ask();
    } catch (error) {
      if (!isPassing(error)) throw error;
      onFault(error as Error);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
