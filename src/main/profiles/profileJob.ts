import { AffectronError } from '../../core/errors';
import type { EncoderName } from '../../core/models/encoderFiles';
import { ProfileGathering } from '../../core/models/voiceProfile';
import { stopIfCancelled } from '../../library/cancelled';
import type { ProfileStore } from '../../library/profileStore';
import type { ProfileSummary } from '../../shared/types';
import type { InferenceService } from '../inference/inferenceService';
import type { JobWork } from '../jobs/jobService';

export interface ProfileJobOptions {
  name: string;
  /** Files of one person's clips. */
  paths: readonly string[];
  inference: Pick<InferenceService, 'run'>;
  profiles: ProfileStore;
  /** The profile is kept. */
  onMade: (profile: ProfileSummary) => void | Promise<void>;
}

/** Makes a voice profile of some clips, one after the other; clips that cannot be used are passed over and counted. */
export function profileJob({ name, paths, inference, profiles, onMade }: ProfileJobOptions): JobWork {
  return {
    kind: 'profile',
    title: `Calibrating to “${name}”`,
    async run(report, signal) {
      const gatherings = new Map<EncoderName, ProfileGathering>();
      let unusable = 0;
      for (const [index, path] of paths.entries()) {
        stopIfCancelled(signal);
        report({
          step: `Listening to clip ${index + 1} of ${paths.length}`,
          progress: index / paths.length,
        });
        try {
          await hear(path);
        } catch (thrown) {
          if (!(thrown instanceof AffectronError) || thrown.code === 'worker-stopped') throw thrown;
          unusable++;
        }
      }
      stopIfCancelled(signal);
      if (gatherings.size === 0 && unusable === 0) throw noModel();
      const voices = [...gatherings.values()].map((gathering) => gathering.profile());
      if (voices.length === 0) throw noneUsable();
      const profile = await profiles.create(name, voices);
      await onMade(profile);
      return summary(profile, unusable);

      async function hear(path: string): Promise<void> {
        for (const { encoder, pieces } of await inference.run('voice', { path })) {
          const gathering = gatherings.get(encoder) ?? new ProfileGathering(encoder);
          gathering.add(pieces);
          gatherings.set(encoder, gathering);
        }
      }
    },
  };
}

/** E.g. "9 clips, 41 seconds of speech, 1 could not be used". */
function summary({ clips, seconds }: ProfileSummary, unusable: number): string {
  const parts = [
    `${clips} ${clips === 1 ? 'clip' : 'clips'}`,
    `${Math.round(seconds)} seconds of speech`,
    ...(unusable > 0 ? [`${unusable} could not be used`] : []),
  ];
  return parts.join(', ');
}

function noModel(): AffectronError {
  return new AffectronError('model-unavailable', 'No model that is here can be calibrated to a voice.', {
    advice: 'Models says which of them are available.',
  });
}

function noneUsable(): AffectronError {
  return new AffectronError('not-enough-data', 'None of these clips could be used.', {
    advice: 'They cannot be read, are silent or too short. Choose others, or record some sentences.',
  });
}
