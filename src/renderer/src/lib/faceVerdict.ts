/** The verdict of the Face view in words: on a face alone, or on voice and face together. */
import type { SeenFace, SeenPicture } from '../../../shared/face';
import type { TogetherOpinions } from '../../../shared/together';
import type { Emotion, Probabilities } from '../../../shared/types';
import type { CameraPhase } from '../state/face.svelte';
import { text } from '../text';
import { firstOpinion, opinionOf, unsureBelow } from './faceWords';
import { formatPercent } from './format';

export interface FaceVerdictWords {
  kicker: string;
  verdict: string;
  sentence: string;
  /** Colour of the verdict; `null` where none is named. */
  emotion: Emotion | null;
  /** For those who cannot see it; changes only with the verdict. */
  announcement: string;
  /** What is missing. */
  notes: string[];
}

/** On one face. */
export function faceVerdict(
  seen: SeenPicture | null,
  shown: SeenFace | null,
  phase: CameraPhase,
  isPhoto: boolean,
): FaceVerdictWords {
  if (phase === 'off' && !isPhoto) return said('', text.face.off, text.face.offNote);
  if (seen === null) return said('', text.face.looking, '');
  const probabilities = firstOpinion(shown);
  if (shown === null || probabilities === null) return said('', text.face.noFace, '');
  const many = seen.faces.length > 1;
  const kicker = isPhoto ? text.face.inPhoto(shown.id, many) : text.face.now(shown.id, many);
  return named(kicker, probabilities, []);
}

/** On voice and face together. */
export function togetherVerdict({ voice, face, fused, camera }: TogetherOpinions): FaceVerdictWords {
  if (fused === null) return said('', text.face.neither, text.face.neitherNote);
  if (voice !== null && face !== null) return named(text.face.fusedNow, fused, []);
  if (voice === null) return named(text.face.fromFace, fused, [text.face.noVoice]);
  return named(text.face.fromVoice, fused, [camera ? text.face.noFaceHere : text.face.cameraOff]);
}

export function named(kicker: string, probabilities: Probabilities, notes: string[]): FaceVerdictWords {
  const opinion = opinionOf(probabilities);
  if (opinion === null) return said(kicker, text.face.neither, '', notes);
  const { top, second, confidence } = opinion;
  if (confidence < unsureBelow) {
    const verdict = text.face.either(top, second);
    return { ...said(text.face.unsure, verdict, '', notes), announcement: `${kicker}: ${verdict}.` };
  }
  const verdict = text.face.looks(top);
  return {
    kicker,
    verdict,
    sentence: text.face.sure(formatPercent(confidence)),
    emotion: top,
    announcement: `${kicker}: ${verdict}.`,
    notes,
  };
}

export function said(
  kicker: string,
  verdict: string,
  sentence: string,
  notes: string[] = [],
): FaceVerdictWords {
  return { kicker, verdict, sentence, emotion: null, announcement: verdict, notes };
}
