import { randomBytes } from 'node:crypto';

/** An id that sorts by time and cannot be guessed from another: "20261120T081530-3f9a01bc". */
export function timedId(): string {
  const stamp = new Date().toISOString().replaceAll(/[-:]/g, '').slice(0, 15);
  return `${stamp}-${randomBytes(4).toString('hex')}`;
}
