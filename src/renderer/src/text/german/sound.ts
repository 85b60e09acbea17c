/** German words of the sound and its pictures. */
import type { Translated } from '../../../../shared/words/translated';
import type * as english from '../english/sound';

export const sound: Translated<typeof english.sound> = {
  label: 'Ton',
  waveform: 'Wellenform',
  peak: (level) => `Spitze ${level}`,
  position: 'Stelle im Ton',
  positionValue: (time, total) => `${time} von ${total}`,
  probe: 'Spektrogramm ablesen: Die Pfeiltasten bewegen in Zeit und Frequenz',
  readout: (time, frequency, level) => `${time} · ${frequency} · ${level}`,
  tick: (time) => (time.includes(':') ? time : `${time}\u202fs`),
  play: 'Abspielen',
  pause: 'Anhalten',
  loop: 'Schleife',
  speed: 'Tempo',
  speedValue: (speed) => `${speed}×`,
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  zoomAll: 'Den ganzen Ton zeigen',
  zoomAllSign: 'Ganz',
  scroll: 'Durch den vergrößerten Ton blättern',
  cannotPlay: 'Der Ton lässt sich hier nicht abspielen.',
  cannotPlayAdvice:
    'Das Urteil daneben gilt trotzdem; wählen Sie den Clip noch einmal, um es erneut zu versuchen.',
  hint: {
    before: 'Ton irgendwohin ziehen, oder drücken:',
    record: 'aufnehmen,',
    play: 'abspielen,',
    browse: 'blättern,',
    all: 'alle Tasten.',
  },
};
