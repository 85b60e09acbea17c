/** Words within times and numbers. */
const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;

export const units = {
  seconds: (count: number) => counted(count, 'second'),
  minutes: (count: number) => counted(count, 'minute'),
  hours: (count: number) => counted(count, 'hour'),
  /** Of a hundred; `change` carries its sign. */
  points: (change: string, points: number) => `${change}\u202f${points === 1 ? 'point' : 'points'}`,
  today: (clock: string) => `today ${clock}`,
  yesterday: (clock: string) => `yesterday ${clock}`,
};
