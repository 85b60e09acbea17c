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
  /** Kinds of media asked for; empty where the permission has none. */
  media: readonly string[];
}

/** Whether a permission is granted: only one of the table, only sound, only to our own page. */
export function isGranted({ permission, origin, ours, media }: PermissionRequest): boolean {
  return (
    ours &&
    origin === appOrigin &&
    Object.hasOwn(granted, permission) &&
    media.every((kind) => kind === 'audio')
  );
}
