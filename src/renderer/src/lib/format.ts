/** Numbers as people read them: thin spaces before units, a true minus, times as 0:01.42. */

const thin = '\u202f';
const minus = '\u2212';
const counts = new Intl.NumberFormat('en');

/** 83.4217 -> "1:23.42"; hours appear when there are any. */
export function formatTime(seconds: number): string {
  const hundredths = Math.max(0, Math.round(seconds * 100));
  const rest = (hundredths % 6000) / 100;
  return `${wholeMinutes(Math.floor(hundredths / 6000))}:${rest.toFixed(2).padStart(5, '0')}`;
}

/** Length for list rows: "0:03"; never "0:00" for something that sounds. */
export function formatLength(seconds: number | null): string {
  if (seconds === null) return '';
  const whole = Math.max(1, Math.round(seconds));
  return `${wholeMinutes(Math.floor(whole / 60))}:${String(whole % 60).padStart(2, '0')}`;
}

function wholeMinutes(minutes: number): string {
  if (minutes < 60) return String(minutes);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** "3.4 s", from a minute on "1:23". */
export function formatSeconds(seconds: number): string {
  return seconds < 60 ? `${seconds.toFixed(1)}${thin}s` : formatLength(seconds);
}

/** "28 s": where tenths would only flicker. */
export function formatWholeSeconds(seconds: number): string {
  return `${Math.round(seconds)}${thin}s`;
}

/** A length nobody knows to the second: "20 seconds", "4 minutes", "1 hour 20 minutes". */
export function formatRough(seconds: number): string {
  if (seconds < 55) return `${Math.max(5, 5 * Math.round(seconds / 5))} seconds`;
  const minutes = Math.round(seconds / 60);
  const words = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
  if (minutes < 60) return words(minutes, 'minute');
  const rest = 5 * Math.round((minutes % 60) / 5);
  return rest === 0 || rest === 60
    ? words(Math.floor(minutes / 60) + rest / 60, 'hour')
    : `${words(Math.floor(minutes / 60), 'hour')} ${rest} minutes`;
}

/** A share of one as whole per cent: "86 %"; "> 99 %" short of all, for no model is ever certain. */
export function formatPercent(share: number): string {
  if (share >= 0.995 && share < 1) return `>${thin}99${thin}%`;
  return `${Math.round(share * 100)}${thin}%`;
}

/** A change of a share in points of a hundred: "−42 points", "+3 points". */
export function formatPoints(change: number): string {
  const points = Math.round(100 * Math.abs(change));
  return `${change < 0 ? minus : '+'}${points}${thin}${points === 1 ? 'point' : 'points'}`;
}

/** "380 Hz", "1.2 kHz", "8 kHz". */
export function formatHertz(hertz: number): string {
  if (hertz < 999.5) return `${Math.round(hertz)}${thin}Hz`;
  return `${Number((hertz / 1000).toFixed(1))}${thin}kHz`;
}

export function formatDecibels(decibels: number): string {
  if (decibels === -Infinity) return `${minus}\u221e${thin}dB`;
  const whole = Math.round(decibels);
  return `${whole < 0 ? minus : ''}${Math.abs(whole)}${thin}dB`;
}

/** "9 ms"; below ten milliseconds one decimal would only flicker. */
export function formatMilliseconds(milliseconds: number): string {
  return `${counts.format(Math.max(1, Math.round(milliseconds)))}${thin}ms`;
}

export function formatCount(count: number): string {
  return counts.format(count);
}

/** "612 kB", "208 MB": decimal units, as file managers show them. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes}${thin}B`;
  if (bytes < 1e6) return `${Math.round(bytes / 1000)}${thin}kB`;
  if (bytes < 999.5e6) return `${Number((bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0))}${thin}MB`;
  return `${Number((bytes / 1e9).toFixed(1))}${thin}GB`;
}

/** "today 14:02", "yesterday 09:30", "12 Nov 09:30", with the year where it is another one. */
export function formatWhen(iso: string, now: Date): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const clock = `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
  const days = Math.round((startOfDay(now) - startOfDay(date)) / 86_400_000);
  if (days === 0) return `today ${clock}`;
  if (days === 1) return `yesterday ${clock}`;
  const day = `${date.getDate()} ${date.toLocaleString('en', { month: 'short' })}`;
  return date.getFullYear() === now.getFullYear() ? `${day} ${clock}` : `${day} ${date.getFullYear()}`;
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
