/** One line per event on standard error, where a terminal or the system's journal picks it up. */
export type Log = (subject: string, message: string, detail?: unknown) => void;

export const log: Log = (subject, message, detail) => {
  const line = `affectron ${subject}: ${message}`;
  if (detail === undefined) console.error(line);
  else console.error(line, detail);
};
