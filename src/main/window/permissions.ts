import { systemPreferences } from 'electron';
import type { Session, WebContents } from 'electron';
import { AffectronError } from '../../core/errors';
import type { Log } from '../log';
import { appOrigin } from '../protocol/scheme';

/** What our own page may have, and why. Everything else is denied to everybody. */
const granted: Record<string, string> = {
  media: 'the microphone, for takes captured in the window; never the camera',
};

export interface PermissionRequest {
  permission: string;
  /** Origin of the frame that asks. */
  origin: string;
  /** Whether the top frame of our own window asks. */
  ours: boolean;
  /** Kinds of media asked for; empty where the permission has none or the browser did not say. */
  media: readonly string[];
}

/** The permission table, apart from Electron so that tests can go through it. */
export function isGranted({ permission, origin, ours, media }: PermissionRequest): boolean {
  return (
    ours &&
    origin === appOrigin &&
    Object.hasOwn(granted, permission) &&
    media.every((kind) => kind === 'audio')
  );
}

/** Sets the permission handlers of a session; each denial is logged. */
export function guardPermissions(session: Session, ourContents: () => WebContents | null, log: Log): void {
  const decide = (request: PermissionRequest): boolean => {
    const yes = isGranted(request);
    if (!yes)
      log('permissions', `denied ${request.permission} (${request.media.join(', ')}) to ${request.origin}`);
    return yes;
  };

  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const asked = 'mediaTypes' in details ? details.mediaTypes : undefined;
    // An unspecified media request counts as one for the camera.
    const media = permission === 'media' ? (asked ?? ['video']) : [];
    answer(
      decide({
        permission,
        origin: originOf(details.requestingUrl),
        ours: contents === ourContents() && details.isMainFrame,
        media,
      }),
    );
  });

  const checked = new Set<string>();
  session.setPermissionCheckHandler((contents, permission, requestingOrigin, details) => {
    // `enumerateDevices` asks with "unknown": names of microphones are shown, the camera stays denied above.
    const media =
      details.mediaType === 'unknown' || details.mediaType === undefined ? [] : [details.mediaType];
    const request = {
      permission,
      origin: originOf(requestingOrigin),
      ours: contents === null || (contents === ourContents() && details.isMainFrame),
      media,
    };
    // Chromium checks by itself, over and over, and before there is a page: each denial is logged once.
    const known = [request.permission, request.origin, ...media].join(' ');
    const quiet = request.origin === '' || checked.has(known);
    checked.add(known);
    return quiet ? isGranted(request) : decide(request);
  });

  session.setDevicePermissionHandler((details) => {
    log('permissions', `denied a ${details.deviceType} device to ${details.origin}`);
    return false;
  });
}

function originOf(address: string): string {
  try {
    const { protocol, host } = new URL(address);
    return `${protocol}//${host}`;
  } catch {
    return address;
  }
}

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
