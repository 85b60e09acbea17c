/**
 * Numbers as people read them, in the language of the window: thin spaces before units, a true minus, times as 0:01.42.
 * Tables and other files that programs read are made by main and keep the point.
 */
import { text } from '../text';
import { current } from '../text/current.svelte';

const thin = '\u202f';
const minus = '\u2212';
/** By language and what is asked of it: making one takes longer than using it a thousand times. */
const numbers = new Map<string, Intl.NumberFormat>();

function number(value: number, options: Intl.NumberFormatOptions = {}): string {
  const { language } = current;
  const key = `${language} ${JSON.stringify(options)}`;
  const format = numbers.get(key) ?? new Intl.NumberFormat(language, options);
  numbers.set(key, format);
  return format.format(value);
}

/** With that many digits after the point: "0.50". */
export function formatFixed(value: number, digits: number): string {
  return number(value, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  });
}

/** With as many digits as there are, at most that many: "0.25", "3". */
export function formatNumber(value: number, most = 3): string {
  return number(value, { maximumFractionDigits: most, useGrouping: false });
}

/** 83.4217 -> "1:23.42"; hours appear when there are any. */
export function formatTime(seconds: number): string {
  const hundredths = Math.max(0, Math.round(seconds * 100));
  const rest = (hundredths % 6000) / 100;
  return `${wholeMinutes(Math.floor(hundredths / 6000))}:${formatFixed(rest, 2).padStart(5, '0')}`;
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
  return seconds < 60 ? `${formatFixed(seconds, 1)}${thin}s` : formatLength(seconds);
}

/** "28 s": where tenths would only flicker. */
export function formatWholeSeconds(seconds: number): string {
  return `${Math.round(seconds)}${thin}s`;
}

/** A length nobody knows to the second: "20 seconds", "4 minutes", "1 hour 20 minutes". */
export function formatRough(seconds: number): string {
  const { units } = text;
  if (seconds < 55) return units.seconds(Math.max(5, 5 * Math.round(seconds / 5)));
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return units.minutes(minutes);
  const rest = 5 * Math.round((minutes % 60) / 5);
  return rest === 0 || rest === 60
    ? units.hours(Math.floor(minutes / 60) + rest / 60)
    : `${units.hours(Math.floor(minutes / 60))} ${units.minutes(rest)}`;
}

/** A share of one as whole per cent: "86 %"; "> 99 %" short of all, for no model is ever certain. */
export function formatPercent(share: number): string {
  if (share >= 0.995 && share < 1) return `>${thin}99${thin}%`;
  return `${Math.round(share * 100)}${thin}%`;
}

/** A change of a share in points of a hundred: "−42 points", "+3 points". */
export function formatPoints(change: number): string {
  const points = Math.round(100 * Math.abs(change));
  return text.units.points(`${change < 0 ? minus : '+'}${points}`, points);
}

/** "380 Hz", "1.2 kHz", "8 kHz". */
export function formatHertz(hertz: number): string {
  if (hertz < 999.5) return `${Math.round(hertz)}${thin}Hz`;
  return `${formatNumber(hertz / 1000, 1)}${thin}kHz`;
}

export function formatDecibels(decibels: number): string {
  if (decibels === -Infinity) return `${minus}\u221e${thin}dB`;
  const whole = Math.round(decibels);
  return `${whole < 0 ? minus : ''}${Math.abs(whole)}${thin}dB`;
}

/** "9 ms"; below ten milliseconds one decimal would only flicker. */
export function formatMilliseconds(milliseconds: number): string {
  return `${number(Math.max(1, Math.round(milliseconds)))}${thin}ms`;
}

export function formatCount(count: number): string {
  return number(count);
}

/** "612 kB", "208 MB": decimal units, as file managers show them. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes}${thin}B`;
  if (bytes < 1e6) return `${Math.round(bytes / 1000)}${thin}kB`;
  if (bytes < 999.5e6) return `${formatNumber(bytes / 1e6, bytes < 1e7 ? 1 : 0)}${thin}MB`;
  return `${formatNumber(bytes / 1e9, 1)}${thin}GB`;
}

/** "today 14:02", "yesterday 09:30", "12 Nov 09:30", with the year where it is another one. */
export function formatWhen(iso: string, now: Date): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const clock = `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
  const days = Math.round((startOfDay(now) - startOfDay(date)) / 86_400_000);
  if (days === 0) return text.units.today(clock);
  if (days === 1) return text.units.yesterday(clock);
  const thisYear = date.getFullYear() === now.getFullYear();
  const day = dayOf(date, thisYear ? {} : { year: 'numeric' });
  return thisYear ? `${day} ${clock}` : day;
}

function dayOf(date: Date, options: Intl.DateTimeFormatOptions): string {
  // British, which puts the day first.
  const language = current.language === 'en' ? 'en-GB' : current.language;
  return date.toLocaleDateString(language, { day: 'numeric', month: 'short', ...options });
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
