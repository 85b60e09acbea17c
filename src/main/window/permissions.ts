import type { Session, WebContents } from 'electron';
import type { Log } from '../log';
import { isGranted } from './permissionTable';
import type { PermissionRequest } from './permissionTable';

/**
 * Sets the permission handlers of a session; each denial is logged.
 *
 * @param inUse kinds of media that something the person started needs now: `audio`, `video`
 */
export function guardPermissions(
  session: Session,
  ourContents: () => WebContents | null,
  inUse: () => readonly string[],
  log: Log,
): void {
  const denied = ({ permission, media, origin }: PermissionRequest): string =>
    `denied ${[permission, ...media].join(' ')} to ${origin}`;

  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const asked = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const request = {
      permission,
      origin: originOf(details.requestingUrl),
      ours: contents === ourContents() && details.isMainFrame,
      // Media that is not named may be anything: a screen, too.
      media: permission === 'media' && asked.length === 0 ? ['unnamed'] : asked,
      inUse: inUse(),
    };
    const yes = isGranted(request);
    if (!yes) log('permissions', denied(request));
    answer(yes);
  });

  const logged = new Set<string>();
  session.setPermissionCheckHandler((contents, permission, requestingOrigin, details) => {
    // `enumerateDevices` asks with "unknown": names of devices are shown, the devices themselves stay denied above.
    const media =
      details.mediaType === 'unknown' || details.mediaType === undefined ? [] : [details.mediaType];
    const request = {
      permission,
      origin: originOf(requestingOrigin),
      ours: contents === null || (contents === ourContents() && details.isMainFrame),
      media,
      // Whether there is a microphone may be looked at any time; hearing it is a request.
      inUse: ['audio', ...inUse()],
    };
    const yes = isGranted(request);
    // Chromium checks by itself, over and over, and before there is a page: each denial is told once.
    if (!yes && request.origin !== '' && !logged.has(denied(request))) {
      logged.add(denied(request));
      log('permissions', denied(request));
    }
    return yes;
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
