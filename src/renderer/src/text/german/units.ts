/** German words within times and numbers. */
import type { Translated } from '../../../../shared/words/translated';
import type { units as english } from '../english/units';

export const units: Translated<typeof english> = {
  seconds: (count) => (count === 1 ? '1 Sekunde' : `${count} Sekunden`),
  minutes: (count) => (count === 1 ? '1 Minute' : `${count} Minuten`),
  hours: (count) => (count === 1 ? '1 Stunde' : `${count} Stunden`),
  points: (change, points) => `${change}\u202f${points === 1 ? 'Punkt' : 'Punkte'}`,
  today: (clock) => `heute ${clock}`,
  yesterday: (clock) => `gestern ${clock}`,
};
