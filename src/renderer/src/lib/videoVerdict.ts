/** What voice and face of a video say at a moment, in words, and what is missing. */
import type { Probabilities } from '../../../shared/types';
import type { ShownLanes } from '../state/videoLanes';
import { text } from '../text';
import { named, said, type FaceVerdictWords } from './faceVerdict';
import { formatTime } from './format';
import { probabilitiesAt } from './timelineLooks';

export interface MomentOpinions {
  voice: Probabilities | null;
  face: Probabilities | null;
  fused: Probabilities | null;
}

export function opinionsAt(lanes: ShownLanes, time: number): MomentOpinions {
  const of = (lane: keyof ShownLanes): Probabilities | null => {
    const { timeline } = lanes[lane];
    return timeline === null ? null : probabilitiesAt(timeline, time);
  };
  return { voice: of('voice'), face: of('face'), fused: of('fused') };
}

export function videoVerdict(lanes: ShownLanes, opinions: MomentOpinions, time: number): FaceVerdictWords {
  const { voice, face, fused } = opinions;
  const notes = missing(lanes, opinions, time);
  const at = formatTime(time);
  const shown = fused ?? face ?? voice;
  if (shown === null) {
    const known = Object.values(lanes).some(({ timeline }) => timeline !== null && timeline.seconds > time);
    return known
      ? said('', text.video.nothing, text.video.nothingNote)
      : said('', text.video.notYet, text.video.notYetNote);
  }
  const kicker =
    voice !== null && face !== null && fused !== null
      ? text.video.at(at)
      : shown === voice || face === null
        ? text.video.voiceAt(at)
        : text.video.faceAt(at);
  return { ...named(kicker, shown, notes), announcement: '' };
}

function missing(lanes: ShownLanes, { voice, face }: MomentOpinions, time: number): string[] {
  const words = text.video;
  const ahead = (lane: 'voice' | 'face'): boolean =>
    lanes[lane].state === 'running' && (lanes[lane].timeline?.seconds ?? 0) <= time;
  const gone = (lane: 'voice' | 'face'): boolean => lanes[lane].timeline === null;
  if (voice === null) {
    return [ahead('voice') ? words.voiceNotYet : gone('voice') ? words.voiceMissing : words.noSpeechHere];
  }
  if (face === null) {
    return [ahead('face') ? words.faceNotYet : gone('face') ? words.faceMissing : words.noFaceHere];
  }
  return [];
}
