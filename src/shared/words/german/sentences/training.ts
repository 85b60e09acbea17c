/** What is wrong with folders of labelled clips, evaluations, batches and training. */
import type { Sentences } from '../../sentences';

export const training: Sentences = {
  'The clips are by {1}: a model must be tested on voices it never heard, and that takes at least three actors of one corpus.':
    'Die Clips sind von {1}: Ein Modell muss an Stimmen geprüft werden, die es nie gehört hat, und dazu braucht es mindestens drei Sprecher eines Korpus.',
  'Choose a folder with more actors, such as the whole of RAVDESS.':
    'Wählen Sie einen Ordner mit mehr Sprechern, etwa das ganze RAVDESS.',
  'All clips to {1} are {2}: there is nothing to tell apart.':
    'Alle Clips zum {1} sind {2}: Es gibt nichts zu unterscheiden.',
  'Choose a folder where every actor plays at least two emotions that this recipe knows.':
    'Wählen Sie einen Ordner, in dem jeder Sprecher mindestens zwei Emotionen spielt, die dieses Rezept kennt.',
  'There are only {1} clips to {2}: that says nothing about a model.':
    'Es sind nur {1} Clips zum {2}: Das sagt nichts über ein Modell.',
  'Choose a folder with more clips of each actor.':
    'Wählen Sie einen Ordner mit mehr Clips von jedem Sprecher.',
  'The folder “{1}” is no longer there.': 'Der Ordner „{1}“ ist nicht mehr da.',
  'It may have been moved, or its drive is not connected. {1}':
    'Vielleicht wurde er verschoben, oder sein Laufwerk ist nicht angeschlossen. {1}',
  'The report on “{1}” cannot be read.': 'Der Bericht über „{1}“ lässt sich nicht lesen.',
  'Evaluate the folder again.': 'Prüfen Sie den Ordner noch einmal.',
  '“{1}” has {2}.': '„{1}“ hat {2}.',
  'no sound file': 'keine Tondatei',
  '1 sound file, but none with the name of a corpus and an emotion':
    '1 Tondatei, aber keine, deren Name ein Korpus und eine Emotion nennt',
  '{1} sound files, but none with the name of a corpus and an emotion':
    '{1} Tondateien, aber keine, deren Name ein Korpus und eine Emotion nennt',
  'Choose corpora as they are downloaded, their file names unchanged: RAVDESS, SAVEE, TESS, EMO-DB or CREMA-D.':
    'Wählen Sie Korpora, wie man sie herunterlädt, mit unveränderten Dateinamen: RAVDESS, SAVEE, TESS, EMO-DB oder CREMA-D.',
  'There is no recipe “{1}”.': 'Es gibt kein Rezept „{1}“.',
  'Stopped while reading the clips.': 'Beim Lesen der Clips angehalten.',
  'The labelled clips in “{1}” are none of {2}, the only emotions of this recipe.':
    'Kein Clip mit Label in „{1}“ ist {2}, und nur diese Emotionen kennt das Rezept.',
  'Choose another folder or another recipe.': 'Wählen Sie einen anderen Ordner oder ein anderes Rezept.',
  'None of the {1} labelled clips in “{2}” can be used.':
    'Keiner der {1} Clips mit Label in „{2}“ lässt sich verwenden.',
  '{1} stands on the voice encoder “{2}”, which is not installed.':
    '{1} braucht den Encoder „{2}“, der nicht installiert ist.',
  'The other recipes need none.': 'Die anderen Rezepte brauchen keinen.',
  'The folder has no clip of an emotion that {1} can know.':
    'Der Ordner hat keinen Clip einer Emotion, die {1} kennen kann.',
  'It learns {1}. Choose another recipe or another folder.':
    'Es lernt {1}. Wählen Sie ein anderes Rezept oder einen anderen Ordner.',
  'This batch is running: pause or cancel it first.':
    'Dieser Stapel läuft: Halten Sie ihn zuerst an, oder brechen Sie ihn ab.',
  'A batch is running.': 'Ein Stapel läuft.',
  'Another batch is running.': 'Ein anderer Stapel läuft.',
  'Wait until it has ended, or pause it: what it has found is kept.':
    'Warten Sie, bis er fertig ist, oder halten Sie ihn an: Was er gefunden hat, bleibt.',
  'There is no such clip in this evaluation.': 'In dieser Prüfung gibt es keinen solchen Clip.',
  'This evaluation is not finished.': 'Diese Prüfung ist nicht fertig.',
  'This evaluation has no such model.': 'Diese Prüfung hat kein solches Modell.',
  'This evaluation is running: cancel it first.': 'Diese Prüfung läuft: Brechen Sie sie zuerst ab.',
  'An evaluation is running.': 'Eine Prüfung läuft.',
  'Another evaluation is running.': 'Eine andere Prüfung läuft.',
  'Wait until it has ended, or cancel it: what it has found is kept.':
    'Warten Sie, bis sie fertig ist, oder brechen Sie sie ab: Was sie gefunden hat, bleibt.',
  'There is no training to draw.': 'Es gibt kein Training zu zeichnen.',
  'Training of “{1}” was interrupted when Affectron last ended.':
    'Das Training von „{1}“ wurde unterbrochen, als Affectron zuletzt endete.',
  'Go on with it, or discard it, in Train.': 'Setzen Sie es in „Trainieren“ fort, oder verwerfen Sie es.',
  'One model is trained at a time.': 'Nur ein Modell wird auf einmal trainiert.',
  'Stop or finish the other training first.': 'Beenden Sie zuerst das andere Training.',
  'Nothing is being trained.': 'Nichts wird gerade trainiert.',
  'The part of Affectron that trains stopped unexpectedly.':
    'Der Teil von Affectron, der trainiert, hat unerwartet aufgehört.',
  'Try again; what was trained up to the last checkpoint is kept.':
    'Versuchen Sie es noch einmal; was bis zum letzten Zwischenstand trainiert war, bleibt.',
  'The clips in the folder are not those the training began with.':
    'Die Clips im Ordner sind nicht die, mit denen das Training begann.',
  'Put them back as they were and go on, or discard this training and start another.':
    'Stellen Sie sie wieder her, und machen Sie weiter, oder verwerfen Sie dieses Training, und starten Sie ein anderes.',
  '“{1}” knows none of the emotions of these clips: {2}.':
    '„{1}“ kennt keine der Emotionen dieser Clips: {2}.',
  'Choose another model, or clips of other emotions.':
    'Wählen Sie ein anderes Modell, oder Clips anderer Emotionen.',
};
