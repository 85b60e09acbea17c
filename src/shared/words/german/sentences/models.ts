/** What is wrong with models, encoders and profiles, and what a report says first. */
import type { Sentences } from '../../sentences';

export const models: Sentences = {
  'The native TensorFlow (tfjs-node) is not installed.':
    'Das native TensorFlow (tfjs-node) ist nicht installiert.',
  'The native TensorFlow did not start.': 'Das native TensorFlow ist nicht gestartet.',
  'The native TensorFlow (tfjs-node) is not installed; the WebAssembly backend did not start.':
    'Das native TensorFlow (tfjs-node) ist nicht installiert, und das WebAssembly-Backend ist nicht gestartet.',
  'The model does not hear such a part.': 'Das Modell hört keinen solchen Teil.',
  'The model “{1}” cannot be used: {2}': 'Das Modell „{1}“ lässt sich nicht benutzen: {2}',
  'The other models go on working. {1}': 'Die anderen Modelle arbeiten weiter. {1}',
  'The model “{1}” could not be loaded: {2}': 'Das Modell „{1}“ ließ sich nicht laden: {2}',
  'The other models go on working.': 'Die anderen Modelle arbeiten weiter.',
  '{1} is missing.': '{1} fehlt.',
  '{1} cannot be read.': '{1} lässt sich nicht lesen.',
  '{1} is damaged: it is not the file its card describes.':
    '{1} ist beschädigt: Es ist nicht die Datei, die seine Karte beschreibt.',
  'card.json is not JSON.': 'card.json ist kein JSON.',
  'card.json is damaged.': 'card.json ist beschädigt.',
  'card.json is damaged at “{1}”.': 'card.json ist bei „{1}“ beschädigt.',
  'Voices are heard all the same. Installing Affectron again restores the models it came with.':
    'Stimmen werden trotzdem gehört. Affectron neu zu installieren stellt die mitgelieferten Modelle wieder her.',
  'Installing Affectron again restores the models it came with.':
    'Affectron neu zu installieren stellt die mitgelieferten Modelle wieder her.',
  'The voice encoder “{1}” {2}.': 'Der Encoder „{1}“ lässt sich nicht benutzen: {2}.',
  "It can be installed in Models, or with “node scripts/encoder.mjs {1}” in the program's folder. The other models go on working.":
    'Er lässt sich in „Modelle“ installieren, oder mit „node scripts/encoder.mjs {1}“ im Ordner des Programms. Die anderen Modelle arbeiten weiter.',
  '{1} cannot be calibrated to a voice.': '{1} lässt sich nicht auf eine Stimme einstellen.',
  'The model “{1}” answered nothing.': 'Das Modell „{1}“ antwortete nicht.',
  'The model “{1}” gave no probabilities for this clip.':
    'Das Modell „{1}“ gab zu diesem Clip keine Wahrscheinlichkeiten.',
  'The model “{1}” stands on the voice encoder “{2}”, which is not here.':
    'Das Modell „{1}“ braucht den Encoder „{2}“, der nicht da ist.',
  'The clip gave values that are not numbers.': 'Der Clip ergab Werte, die keine Zahlen sind.',
  'The voice profile was made for another model.': 'Das Stimmprofil wurde für ein anderes Modell erfasst.',
  'Calibrate to this voice again.': 'Stellen Sie noch einmal auf diese Stimme ein.',
  'There are only {1} seconds of speech, too few to know a voice.':
    'Es sind nur {1} Sekunden Sprache, zu wenig, um eine Stimme zu kennen.',
  'At least {1} seconds are needed, a minute is better. Pauses do not count.':
    'Mindestens {1} Sekunden sind nötig, eine Minute ist besser. Pausen zählen nicht.',
  'The voice encoder has no weights “{1}”.': 'Der Encoder hat keine Gewichte „{1}“.',
  'There is no model of yours with this name.': 'Es gibt kein eigenes Modell mit diesem Namen.',
  'Models that came with Affectron cannot be renamed or deleted.':
    'Mitgelieferte Modelle lassen sich nicht umbenennen oder löschen.',
  'The card of “{1}” is damaged, so it cannot be renamed.':
    'Die Karte von „{1}“ ist beschädigt, deshalb lässt es sich nicht umbenennen.',
  'There is no model in {1}.': 'In {1} ist kein Modell.',
  'There is no such model.': 'Dieses Modell gibt es nicht.',
  'There is no model “{1}”.': 'Es gibt kein Modell „{1}“.',
  'There are: {1}.': 'Es gibt: {1}.',
  'The card of the model “{1}” cannot be read.': 'Die Karte des Modells „{1}“ lässt sich nicht lesen.',
  'Choose another model. Installing Affectron again restores the models it came with.':
    'Wählen Sie ein anderes Modell. Affectron neu zu installieren stellt die mitgelieferten Modelle wieder her.',
  'The networks that find faces are not here.': 'Die Netze, die Gesichter finden, sind nicht da.',
  'They are fetched when Affectron is built: start it once with a connection to the npm registry. Voices are heard without them.':
    'Sie werden geholt, wenn Affectron gebaut wird: Starten Sie es einmal mit einer Verbindung zur npm-Registry. Stimmen werden auch ohne sie gehört.',
  '“{1}” cannot be calibrated to a voice.': '„{1}“ lässt sich nicht auf eine Stimme einstellen.',
  'These can: {1}.': 'Diese schon: {1}.',
  'It is being installed.': 'Er wird gerade installiert.',
  'Cancel that first.': 'Brechen Sie das zuerst ab.',
  'There is no voice encoder “{1}”.': 'Es gibt keinen Encoder „{1}“.',
  'No model that is here can be calibrated to a voice.':
    'Keines der Modelle hier lässt sich auf eine Stimme einstellen.',
  'Models says which of them are available.': '„Modelle“ sagt, welche verfügbar sind.',
  'None of these clips could be used.': 'Keiner dieser Clips ließ sich verwenden.',
  'They cannot be read, are silent or too short. Choose others, or record some sentences.':
    'Sie sind nicht lesbar, still oder zu kurz. Wählen Sie andere, oder nehmen Sie einige Sätze auf.',

  'This one voice was in the model’s training: this is no figure for unseen voices.':
    'Mit dieser einen Stimme wurde das Modell trainiert: Für fremde Stimmen gilt die Zahl nicht.',
  'All {1} of these voices were in the model’s training: this is no figure for unseen voices.':
    'Mit allen {1} dieser Stimmen wurde das Modell trainiert: Für fremde Stimmen gilt die Zahl nicht.',
  '{1} of these {2} voices was in the model’s training: this is no figure for unseen voices.':
    'Mit {1} dieser {2} Stimmen wurde das Modell trainiert: Für fremde Stimmen gilt die Zahl nicht.',
  '{1} of these {2} voices were in the model’s training: this is no figure for unseen voices.':
    'Mit {1} dieser {2} Stimmen wurde das Modell trainiert: Für fremde Stimmen gilt die Zahl nicht.',
  'This one voice decided when the model’s training ended: this is hardly a figure for unseen voices.':
    'Diese eine Stimme entschied, wann das Training des Modells endete: Für fremde Stimmen gilt die Zahl kaum.',
  '{1} of these {2} voices decided when the model’s training ended; it learned from none of them.':
    '{1} dieser {2} Stimmen entschieden, wann das Training des Modells endete; gelernt hat es von keiner.',
  'The model never heard this one voice before; a single voice says little about others.':
    'Das Modell hatte diese eine Stimme nie gehört; eine einzelne Stimme sagt wenig über andere.',
  'The model heard none of these {1} voices before.': 'Das Modell hatte keine dieser {1} Stimmen gehört.',
};
