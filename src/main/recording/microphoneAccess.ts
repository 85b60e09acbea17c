import { systemPreferences } from 'electron';
import { AffectronError } from '../../core/errors';

/**
 * macOS asks the person once and then remembers; other systems have no such gate.
 *
 * @throws AffectronError `permission-refused`
 */
export async function requireMicrophoneAccess(): Promise<void> {
  if (process.platform !== 'darwin') return;
  if (await systemPreferences.askForMediaAccess('microphone')) return;
  throw new AffectronError('permission-refused', 'The system does not let Affectron use the microphone.', {
    advice: 'Allow it under System Settings, Privacy & Security, Microphone, then start Affectron again.',
  });
}
