/**
 * Every word the window shows, in one place so that it can be translated. Entries that carry values are
 * functions; numbers arrive formatted (lib/format.ts).
 */
import type { Emotion } from '../../shared/types';

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
    models: 'Models',
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
    cancelled: (title: string) => `${title}: cancelled. What was already copied stays.`,
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

  sound: {
    label: 'Sound',
    waveform: 'Waveform',
    peak: (level: string) => `peak ${level}`,
    spectrogram: 'Mel spectrogram',
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
      space: 'Space',
      play: 'to play,',
      browse: 'to browse,',
      all: 'for all keys.',
    },
  },

  verdict: {
    label: 'Verdict',
    sounds: 'The voice sounds',
    unsure: 'Not sure:',
    name: (emotion: Emotion) => capital(soundsWords[emotion]),
    either: (one: Emotion, other: Emotion) => `${capital(soundsWords[one])} or ${soundsWords[other]}`,
    sure: (percent: string) => `${percent} sure.`,
    record: (percent: string, known: number) =>
      known === 8
        ? `On voices it had never heard, this model was right ${percent} of the time.`
        : `It knows ${known} emotions only; on voices it had never heard, it was right ${percent} of the time.`,
    crossValidated: (percent: string) =>
      `Cross-validated on voices it had never heard, this model was right ${percent} of the time.`,
    waiting: 'Listening…',
    waitingLong: 'Listening to all of it. That takes a while with a long sound.',
    none: 'Choose a clip to hear what it sounds like.',
    failed: 'There is no verdict for this clip.',
    announce: (verdict: string, percent: string) =>
      `The voice sounds ${verdict.toLowerCase()}, ${percent} sure.`,
    caution: 'What a voice sounds like is not proof of what a person feels.',
    fallback: (model: string) => `The chosen model gave no answer; this is ${model}.`,
  },

  label: {
    right: (emotion: string) => `label: ${emotion} ✓ right`,
    wrong: (emotion: string) => `label: ${emotion} ✗ wrong`,
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
    probability: 'p',
    milliseconds: 'ms',
    probabilityTitle: 'Probability of what it says',
    millisecondsTitle: 'Time this model needs alone, features and network',
    unavailable: 'not available',
    choose: (model: string) => `Show the verdict of ${model}`,
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
    speedValue: (milliseconds: string) => `${milliseconds} for the last clip, features and network`,
    hears: 'Hears',
    features: {
      mfcc40: 'the mean of 40 MFCCs',
      'mfcc-chroma-mel-180': 'the means of 40 MFCCs, 12 chroma and 128 mel bands',
      logmel64: 'a log-mel spectrogram of 64 bands',
      'whisper-base': 'frames of a Whisper-base encoder, every 40 ms',
    },
    bandwidth: (features: string, hertz: string) => `${features}, up to ${hertz}`,
    actors: (clips: string, actors: number) => `${clips} clips of ${actors} actors`,
    weaknesses: 'Known weaknesses',
    use: 'Show its verdict',
    used: 'Shown in Listen',
    unavailable: 'Not available',
    none: 'No model was found.',
    played: 'played',
    said: 'said',
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

  shortcuts: {
    title: 'Keyboard shortcuts',
    done: 'Done',
    rows: [
      ['R', 'Record; while recording, stop and classify'],
      ['Enter', 'Stop the recording'],
      ['Esc', 'Cancel the recording; close a sheet'],
      ['↑ ↓', 'Previous and next clip'],
      ['Space', 'Play or pause'],
      ['← →', 'Back and forward in the sound, when it has the focus'],
      ['L', 'Loop on or off'],
      ['+ − 0', 'Zoom in, zoom out, whole sound'],
      ['/', 'Search'],
      ['F2', 'Rename the recording'],
      ['Del', 'Delete the recording, with undo'],
      ['Ctrl O', 'Open files'],
      ['?', 'These shortcuts'],
    ] as const,
  },

  notices: {
    label: 'Messages',
    dismiss: 'Dismiss',
    undo: 'Undo',
    removed: (title: string) => `${title} was deleted.`,
    removedOpened: (title: string) => `${title} was removed from the list.`,
    opened: (count: number) => (count === 1 ? '1 file opened.' : `${count} files opened.`),
    failed: (count: number) => (count === 1 ? '1 file was not opened.' : `${count} files were not opened.`),
    more: (count: number) => `… and ${count} more.`,
  },

  drop: { title: 'Drop to open', detail: 'WAV, AIFF, FLAC, Ogg Vorbis, Opus or MP3' },
};
