/** German words of the Models view. */
import type { Translated } from '../../../../shared/words/translated';
import type * as english from '../english/models';

const sprecher = (count: number) => (count === 1 ? 'einem Sprecher' : `${count} Sprechern`);

export const models: Translated<typeof english.models> = {
  title: 'Modelle',
  intro:
    'Jede Karte sagt, was das Netz ist, womit es trainiert wurde und wie gut es bei Sprechern war, die es nie gehört hatte. Zufall ist 1 zu 8 bei acht Emotionen. Die Texte der Karten sind englisch.',
  accuracy: 'Genauigkeit',
  accuracyTitle: 'Anteil der richtig benannten Testclips (WA)',
  uar: 'UAR',
  uarTitle: 'Ungewichteter mittlerer Recall: das Mittel der Recalls darunter',
  recall: 'Recall jeder Emotion',
  confusion: 'Verwechslungsmatrix',
  confusionCaption: 'Zeilen: was der Sprecher spielte. Spalten: was das Modell sagte.',
  counts: 'Anzahl',
  percents: 'Prozent',
  data: 'Trainiert mit',
  licence: 'Lizenz der Daten',
  protocol: 'Wie es geprüft wurde',
  size: 'Größe',
  sizeValue: (parameters, bytes) => `${parameters} Parameter, ${bytes}`,
  speed: 'Tempo hier',
  speedUnknown: 'Wählen Sie in „Hören“ einen Clip, um es zu messen.',
  speedValue: (milliseconds, clips) =>
    `${milliseconds}, Merkmale und Netz: ${clips === 1 ? 'beim letzten Clip' : `der Median von ${clips} Clips`}`,
  hears: 'Hört',
  features: {
    mfcc40: 'das Mittel von 40 MFCCs',
    'mfcc-chroma-mel-180': 'die Mittel von 40 MFCCs, 12 Chroma- und 128 Mel-Bändern',
    logmel64: 'ein Log-Mel-Spektrogramm aus 64 Bändern',
    'lite-mel': 'ein Mel-Spektrogramm aus 64 Bändern, wie es sich ändert',
    'whisper-base': 'die Ausgaben eines Whisper-base-Encoders, alle 40 ms',
    'whisper-small': 'die Ausgaben eines Whisper-small-Encoders, alle 40 ms',
  },
  bandwidth: (features, hertz) => `${features}, bis ${hertz}`,
  actors: (clips, actors) => `${clips} Clips von ${sprecher(actors)}`,
  weaknesses: 'Bekannte Schwächen',
  use: 'Sein Urteil zeigen',
  used: 'In „Hören“ gezeigt',
  ofTestActors: (actors) =>
    actors === 1
      ? 'bei einem Sprecher, den es nie gehört hatte'
      : `bei ${actors} Sprechern, die es nie gehört hatte`,
  heard: (figures) =>
    `Nach eigenem Protokoll, mit denselben Sprechern auf beiden Seiten: Genauigkeit ${figures.join(' und ')}`,
  heardNote:
    'Dasselbe Netz, für dieses Protokoll neu trainiert. Es sagt, wie gut bekannte Stimmen erkannt werden, nicht neue.',
  published: (figure) => `(veröffentlicht: ${figure}\u202f%)`,
  ofRecipe: 'kreuzvalidiert: das Rezept, an reihum ausgelassenen Sprechern',
  tested: 'Geprüft an',
  trained: 'Trainiert',
  trainedValue: (date, best, passes) =>
    best === passes
      ? `${date}, ${passes} Durchgänge`
      : `${date}, ${passes} Durchgänge, von denen Durchgang ${best} behalten ist`,
  own: 'Von Ihnen',
  rename: 'Umbenennen…',
  nameLabel: 'Name des Modells',
  keepName: 'Diesen Namen behalten',
  remove: 'Löschen',
  unavailable: 'Nicht verfügbar',
  encoder: {
    offer:
      'Es hört mit den unteren Blöcken von OpenAIs Whisper (MIT-Lizenz), die nicht mit Affectron kommen. Die Installation holt sie einmal aus der öffentlichen npm-Registry; nichts wird gesendet.',
    install: (download, kept) => `Installieren (lädt ${download}, behält ${kept})`,
    goOn: 'Installation fortsetzen',
    discard: 'Den halben Download wegwerfen',
    remove: (kept) => `Das Installierte entfernen (gibt ${kept} frei)`,
  },
  none: 'Kein Modell wurde gefunden.',
  played: 'gespielt',
  said: 'gesagt',
};
