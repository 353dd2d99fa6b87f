/**
 * A page from a file has no shared memory. A search in one worker needs none: the flag that cancels it is read by the thread that sets it,
 * so that plain memory does the same.
 */
const host = globalThis as unknown as { SharedArrayBuffer?: unknown; ArrayBuffer: unknown };
host.SharedArrayBuffer ??= host.ArrayBuffer;
