import type { Corpus } from './clipLabel';

export interface CorpusNotice {
  /** Under which terms its clips may be used. */
  licence: string;
  /** Whom to credit. */
  attribution: string;
}

/** Shown with every clip of a corpus and written into the cards of models trained on it. */
export const corpusNotices: Record<Corpus, CorpusNotice> = {
  RAVDESS: {
    licence: 'CC BY-NC-SA 4.0',
    attribution:
      'Livingstone SR, Russo FA (2018). The Ryerson Audio-Visual Database of Emotional Speech and Song (RAVDESS). PLoS ONE 13(5): e0196391. https://doi.org/10.1371/journal.pone.0196391',
  },
  SAVEE: {
    licence: 'Free for research after registration; not to be redistributed',
    attribution:
      'Haq S, Jackson PJB (2010). Multimodal Emotion Recognition. In: Machine Audition: Principles, Algorithms and Systems, IGI Global, 398-423. Surrey Audio-Visual Expressed Emotion (SAVEE) Database, University of Surrey.',
  },
  TESS: {
    licence: 'CC BY-NC-ND 4.0',
    attribution:
      'Pichora-Fuller MK, Dupuis K (2020). Toronto emotional speech set (TESS). University of Toronto. https://doi.org/10.5683/SP2/E8H2MF',
  },
  'EMO-DB': {
    licence: 'Free to use; the authors ask to be cited',
    attribution:
      'Burkhardt F, Paeschke A, Rolfes M, Sendlmeier WF, Weiss B (2005). A Database of German Emotional Speech. Proc. Interspeech 2005, 1517-1520.',
  },
  'CREMA-D': {
    licence: 'Open Database License (ODbL) 1.0, contents under the Database Contents License (DbCL) 1.0',
    attribution:
      'Cao H, Cooper DG, Keutmann MK, Gur RC, Nenkova A, Verma R (2014). CREMA-D: Crowd-sourced Emotional Multimodal Actors Dataset. IEEE Transactions on Affective Computing 5(4), 377-390. https://doi.org/10.1109/TAFFC.2014.2336244',
  },
};
