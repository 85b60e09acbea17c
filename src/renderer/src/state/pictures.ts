/** The plots of the view on the screen that can be saved as pictures. */
import type { Figure, FigureForm, FigureSubject } from '../../../shared/figure';
import { ask } from '../bridge';
import { curvesFigure } from '../lib/figures/curvesFigure';
import type { Measure } from '../lib/figures/drawing';
import {
  confusionFigure,
  reliabilityFigure,
  resultsFigure,
  voicesFigure,
} from '../lib/figures/evaluationFigures';
import { figurePng } from '../lib/figures/paint';
import { spectrogramFigure, waveformFigure } from '../lib/figures/soundFigures';
import { timelineFigure } from '../lib/figures/timelineFigure';
import { barsFigure, heardFigure } from '../lib/figures/verdictFigures';
import { voiceBars } from '../lib/evaluationWords';
import { formatTime } from '../lib/format';
import { meanProbabilities } from '../lib/timelineLooks';
import { verdictWords } from '../lib/verdict';
import { text } from '../text';
import type { App } from './app.svelte';
import { covers } from './detail.svelte';

const words = text.picture;

export interface Picture {
  /** Tells it from the others of the view. */
  key: string;
  name: string;
  subject: FigureSubject;
  draw: (measure: Measure) => Figure | Promise<Figure>;
}

/** In the order in which they stand in the window; none where the view has no plot yet. */
export function picturesOf(app: App): Picture[] {
  if (app.view === 'listen') return clipPictures(app);
  if (app.view === 'evaluate') return evaluationPictures(app);
  if (app.view === 'train') return trainingPictures(app);
  return app.view === 'models' ? modelPictures(app) : [];
}

/** @returns the name of the file; `null` when dismissed */
export async function savePicture(
  { bridge }: App,
  { subject }: Picture,
  figure: Figure,
  form: FigureForm,
): Promise<string | null> {
  return form === 'svg'
    ? ask(bridge, 'figure.saveSvg', subject, figure)
    : ask(bridge, 'figure.savePng', subject, await figurePng(figure));
}

function caption(app: App, subject: string, model: string | null): string {
  const card = model === null ? null : app.card(model);
  const named = model === null ? null : words.model(model, card?.version ?? '–');
  return words.caption({ subject, model: named, version: app.info?.version ?? '' });
}

function clipPictures(app: App): Picture[] {
  const { entry, listening, zoom, detail } = app;
  const { view } = listening;
  if (entry === null || view === null || view.id !== entry.id) return [];
  const inView = { start: zoom.start, end: zoom.end };
  const { stretch } = detail;
  const fine = stretch !== null && covers(stretch, inView.start, inView.end) ? stretch : null;
  const sound = { title: entry.title, caption: caption(app, entry.fileName, null), inView, view, fine };
  const { colourMap: map, rangeDb } = app.settings;
  const of = (plot: 'waveform' | 'spectrogram'): Pick<Picture, 'key' | 'name' | 'subject'> => ({
    key: plot,
    name: words.plots[plot],
    subject: { of: 'clip', id: entry.id, plot, model: null },
  });
  return [
    { ...of('waveform'), draw: (measure) => waveformFigure({ ...sound, measure }) },
    {
      ...of('spectrogram'),
      draw: (measure) => spectrogramFigure({ ...sound, measure }, { map, rangeDb }),
    },
    ...answerPictures(app),
  ];
}

/** What the models say of the clip. */
function answerPictures(app: App): Picture[] {
  const { entry, timeline, prediction, explaining, zoom } = app;
  if (entry === null) return [];
  const { id, title, fileName } = entry;
  const inView = { start: zoom.start, end: zoom.end };
  const of = (plot: 'timeline' | 'probabilities' | 'heard', model: string) => ({
    key: plot,
    name: words.plots[plot],
    subject: { of: 'clip', id, plot, model } as const,
  });
  const pictures: Picture[] = [];
  if (timeline !== null && timeline.windows.length > 0 && !app.timelines.computing) {
    const options = { title, by: app.timelineBy, caption: caption(app, fileName, timeline.model), inView };
    pictures.push({
      ...of('timeline', timeline.model),
      draw: (measure) => timelineFigure(timeline, { ...options, measure }),
    });
  }
  const mean = app.tellsTimeline && timeline !== null ? meanProbabilities(timeline) : null;
  if (mean !== null && timeline !== null) {
    const options = { title, note: words.mean, caption: caption(app, fileName, timeline.model) };
    pictures.push({
      ...of('probabilities', timeline.model),
      draw: (measure) => barsFigure(mean, { ...options, measure }),
    });
  } else if (prediction !== null && !app.tellsTimeline) {
    const { stretch } = app.stretchVerdict;
    const part = stretch === null ? [] : [words.part(formatTime(stretch.start), formatTime(stretch.end))];
    const note = [verdictWords(prediction.verdict), ...part].join(', ');
    const options = { title, note, caption: caption(app, fileName, prediction.model) };
    pictures.push({
      ...of('probabilities', prediction.model),
      draw: (measure) => barsFigure(prediction.probabilities, { ...options, measure }),
    });
  }
  const { heard, effects } = explaining;
  if (explaining.on && heard !== null && effects !== null) {
    const name = app.card(heard.model)?.name ?? heard.model;
    const options = {
      title,
      note: text.looking.heard.title(name),
      caption: caption(app, fileName, heard.model),
    };
    pictures.push({
      ...of('heard', heard.model),
      draw: (measure) => heardFigure(heard, effects, inView, { ...options, measure }),
    });
  }
  return pictures;
}

function evaluationPictures(app: App): Picture[] {
  const { view, result } = app.evaluating;
  if (view === null || result === null) return [];
  const { id, name: folder } = view.summary;
  const foot = words.caption({
    subject: folder,
    model: words.model(result.id, app.card(result.id)?.version ?? '–'),
    version: app.info?.version ?? '',
  });
  const { report } = result;
  const of = (plot: 'results' | 'confusion' | 'reliability' | 'voices') => ({
    key: plot,
    name: words.plots[plot],
    subject: { of: 'evaluation', id, plot, model: result.id } as const,
  });
  const options = (plot: 'confusion' | 'reliability' | 'voices', measure: Measure) => ({
    title: `${words.plots[plot]}: ${text.evaluate.subject(result.name, folder)}`,
    caption: foot,
    measure,
  });
  return [
    { ...of('results'), draw: (measure) => resultsFigure(result, folder, foot, measure) },
    {
      ...of('confusion'),
      draw: (measure) =>
        confusionFigure(report.emotions, report.together.confusion, options('confusion', measure)),
    },
    {
      ...of('reliability'),
      draw: (measure) =>
        reliabilityFigure(report.together.reliability, report.together.ece, options('reliability', measure)),
    },
    { ...of('voices'), draw: (measure) => voicesFigure(voiceBars(result), options('voices', measure)) },
  ];
}

function trainingPictures(app: App): Picture[] {
  const { run } = app.training;
  if (run === null || run.passes.length === 0) return [];
  const foot = caption(app, run.folder, run.model);
  return [
    {
      key: 'curves',
      name: words.plots.curves,
      subject: { of: 'training' },
      draw: (measure) => curvesFigure(run, foot, measure),
    },
  ];
}

function modelPictures(app: App): Picture[] {
  return app.models.flatMap((model) => {
    if (!model.available) return [];
    const { card } = model;
    const title = `${words.plots.confusion}: ${card.name}`;
    const foot = caption(app, card.data.corpora.join(', '), card.id);
    return [
      {
        key: card.id,
        name: title,
        subject: { of: 'model', id: card.id } as const,
        draw: (measure: Measure) =>
          confusionFigure(card.emotions, card.results.confusion, { title, caption: foot, measure }),
      },
    ];
  });
}
