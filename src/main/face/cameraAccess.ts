import { systemPreferences } from 'electron';
import { AffectronError } from '../../core/errors';

/**
 * macOS asks the person once and then remembers; other systems have no such gate.
 *
 * @throws AffectronError `camera-refused`
 */
export async function requireCameraAccess(): Promise<void> {
  if (process.platform !== 'darwin') return;
  if (await systemPreferences.askForMediaAccess('camera')) return;
  throw new AffectronError('camera-refused', 'The system does not let Affectron use the camera.', {
    advice: 'Allow it under System Settings, Privacy & Security, Camera, then start Affectron again.',
  });
}
