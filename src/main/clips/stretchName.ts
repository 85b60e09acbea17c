import type { Stretch } from '../../core/audio/cutStretch';

/** Longest name of a clip that is cut from another, as the bridge takes it. */
const longest = 120;

/** What a clip is called that was cut from another: "Morning 0:03.2–0:05.1". */
export function stretchName(title: string, { start, end }: Stretch): string {
  const times = ` ${clock(start)}–${clock(end)}`;
  return title.slice(0, longest - times.length).trimEnd() + times;
}

/** 83.42 -> "1:23.4". */
function clock(seconds: number): string {
  const tenths = Math.round(seconds * 10);
  const rest = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  const minutes = Math.floor(tenths / 600);
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}
