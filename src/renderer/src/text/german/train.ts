/** German words of the Train view. */
import type { Translated } from '../../../../shared/words/translated';
import type * as english from '../english/train';

const sprecher = (count: number) => `${count} Sprecher`;

export const train: Translated<typeof english.train> = {
  order: 'Was trainiert wird',
  recipe: 'Rezept',
  about: {
    affectron: 'Das stärkste: kleine Köpfe auf dem Encoder, die hören, wie eine Stimme sich bewegt.',
    studio: 'Dieselben Köpfe auf dem größeren Encoder: langsamer, und er hört mehr.',
    lstm: 'Das langsamste der klassischen Netze und das schwächste bei fremden Stimmen.',
    cnn5: 'Ein klassisches Faltungsnetz, klein und schnell.',
    'cnn5-dropout': 'Dasselbe mit Dropout, das es vom Auswendiglernen abhält.',
    cnn3: 'Zwei breite Faltungen: das beste der vier klassischen bei fremden Stimmen.',
    mlp: 'Das schnellste. Kennt nur ruhig, fröhlich, ängstlich und angewidert.',
  },
  duration: (length) => `Dauert etwa ${length}: geschätzt nach der Zahl der Clips.`,
  folder: 'Ordner mit Clips, die ein Label haben',
  choose: 'Ordner wählen…',
  chooseOther: 'Anderer Ordner…',
  dropHere: 'oder einen in dieses Fenster ziehen',
  corpus: (corpus, clips, actors) => `${corpus}: ${clips} Clips, ${sprecher(actors)}`,
  unnamed: (count) => `Ausgelassen, weil der Name keine Emotion nennt: ${count}.`,
  duplicates: (count) => `Ausgelassen, weil die Aufnahme doppelt da ist: ${count}.`,
  emotions: 'Clips jeder Emotion',
  split: 'Wer was tut',
  parts: { training: 'Trainieren', validation: 'Besten Durchgang wählen', test: 'Testen, nie zuvor gehört' },
  part: (clips, actors) => `${clips} Clips, ${sprecher(actors)}`,
  name: 'Name des Modells',
  more: 'Mehr',
  seed: 'Startwert',
  seedNote:
    'Dasselbe Rezept mit denselben Clips und demselben Startwert gibt auf demselben Backend dasselbe Modell.',
  start: 'Training starten',
  needs: {
    title: 'Ein Modell mit Stimmen Ihrer Wahl trainieren',
    lines: [
      'Ein Ordner mit Clips, deren Namen sagen, welche Emotion gespielt wurde: RAVDESS, SAVEE, TESS, EMO-DB oder CREMA-D, so wie man sie herunterlädt.',
      'Mindestens drei Sprecher eines Korpus. Ganze Sprecher werden zurückgehalten, damit die Zahlen auf der Karte von Stimmen stammen, die das Modell nie gehört hat.',
      'Mindestens zwei Emotionen, von allen gespielt.',
      'Nichts verlässt diesen Computer, und Sie können inzwischen weiter hören.',
    ],
  },
  label: 'Training',
  phase: {
    reading: (title) => `Liest die Clips für „${title}“`,
    training: (title) => `Trainiert „${title}“`,
    testing: (title) => `Testet „${title}“`,
  },
  on: (recipe, folder, seed) => `${recipe} mit „${folder}“, Startwert ${seed}`,
  progress: 'Fortschritt des Trainings',
  starting: 'Macht sich bereit…',
  read: (done, total) => `Clip ${done} von ${total}`,
  pass: (pass, of) => `Durchgang ${pass} von höchstens ${of}`,
  testing: 'An Stimmen, die es nie gehört hat',
  elapsed: (time) => `bisher ${time}`,
  remaining: (time) => `noch höchstens ${time}`,
  stop: 'Aufhören und das Beste behalten',
  stopping: 'Hört auf…',
  cancel: 'Abbrechen',
  cancelTitle: 'Dieses Training wegwerfen',
  loss: 'Verlust',
  accuracy: 'Genauigkeit',
  lossNote: 'Wie falsch die Wahrscheinlichkeiten sind: je kleiner, desto besser.',
  accuracyNote: 'Anteil der richtig benannten Clips.',
  trainingLine: 'Trainingsclips, zum Lernen abgewandelt',
  validationLine: 'Validierungsclips, von anderen Sprechern',
  bestLine: 'bester Durchgang bisher, der behalten wird',
  curve: (training, validation, pass) =>
    `Nach Durchgang ${pass}: Training ${training}, Validierung ${validation}.`,
  best: (pass, accuracy) =>
    `Bester bisher: Durchgang ${pass}, richtig bei ${accuracy} der Validierungsclips.`,
  interrupted: (title) => `Das Training von „${title}“ wurde unterbrochen`,
  interruptedNote: 'Es geht vom letzten Zwischenstand weiter; nur die Clips werden neu gelesen.',
  goOn: 'Weiter',
  discard: 'Verwerfen',
  failed: (title) => `„${title}“ konnte nicht trainiert werden`,
  done: (title) => `„${title}“ ist fertig`,
  finished: (title) => `„${title}“ ist fertig trainiert.`,
  doneNote:
    'Es steht nun bei den Modellen. Die Zahlen auf seiner Karte stammen von Sprechern, die es nie gehört hat; bei wenigen Sprechern schwanken sie zufällig.',
  tryIt: 'In „Hören“ ausprobieren',
  another: 'Noch eines trainieren',
  skipped: (count) =>
    count === 1
      ? '1 Clip wurde übergangen: nicht lesbar oder still.'
      : `${count} Clips wurden übergangen: nicht lesbar oder still.`,
};
