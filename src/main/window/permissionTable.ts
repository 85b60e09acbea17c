import { appOrigin } from '../protocol/scheme';

/** What our own page may have, and why. Everything else is denied to everybody. */
const granted: Record<string, Record<string, string>> = {
  media: {
    audio:
      'takes, live sessions and sentences for a profile are captured in the window; only while one of them runs',
    video: 'faces in the Face view; only while the person has the camera on',
  },
};

export interface PermissionRequest {
  permission: string;
  /** Origin of the frame that asks. */
  origin: string;
  /** Whether the top frame of our own window asks. */
  ours: boolean;
  /** Kinds of media asked for; empty where the permission has none. */
  media: readonly string[];
  /** Kinds of media that something the person started needs now. */
  inUse: readonly string[];
}

/** Whether a permission is granted: only one of the table, only to our own page, media only while they are in use. */
export function isGranted({ permission, origin, ours, media, inUse }: PermissionRequest): boolean {
  const kinds = Object.hasOwn(granted, permission) ? granted[permission] : null;
  return (
    ours &&
    origin === appOrigin &&
    kinds !== null &&
    media.every((kind) => Object.hasOwn(kinds, kind) && inUse.includes(kind))
  );
}
