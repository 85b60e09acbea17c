import { appOrigin } from '../protocol/scheme';

/** What our own page may have, and why. Everything else is denied to everybody. */
const granted: Record<string, string> = {
  media: 'the microphone, for takes captured in the window; the camera while the Face view has it on',
};

export interface PermissionRequest {
  permission: string;
  /** Origin of the frame that asks. */
  origin: string;
  /** Whether the top frame of our own window asks. */
  ours: boolean;
  /** Kinds of media asked for; empty where the permission has none. */
  media: readonly string[];
  /** Whether the person has started the camera. */
  cameraOn: boolean;
}

/** Whether a permission is granted: only one of the table, only to our own page, pictures only while the camera is on. */
export function isGranted({ permission, origin, ours, media, cameraOn }: PermissionRequest): boolean {
  return (
    ours &&
    origin === appOrigin &&
    Object.hasOwn(granted, permission) &&
    media.every((kind) => kind === 'audio' || (kind === 'video' && cameraOn))
  );
}
