import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { InputDevice } from '../../shared/types';
import type { RecorderProgram } from './findRecorder';

const run = promisify(execFile);

/** Sound servers; what they capture follows the system's own choice of input. */
const servers: Record<string, string> = { pipewire: 'PipeWire', pulse: 'PulseAudio' };

/**
 * Microphones of the recorder program, to choose from besides the system's default. Only arecord can list
 * them; for sox and rec the list is empty.
 */
export async function recorderDevices(program: RecorderProgram | null): Promise<InputDevice[]> {
  if (program !== 'arecord') return [];
  try {
    const { stdout } = await run('arecord', ['-L'], { timeout: 5000, maxBuffer: 2 ** 20 });
    return parseDevices(stdout);
  } catch {
    // arecord ends with 1 where ALSA has no card at all.
    return [];
  }
}

/**
 * Reads `arecord -L`: a device per unindented line, its description indented below. Of the dozen ways ALSA
 * offers to each microphone one is kept, `plughw`, because it converts to 16 kHz mono whatever the hardware
 * has. Left out besides: `default` (it is what "no choice" means) and `null`.
 */
export function parseDevices(text: string): InputDevice[] {
  const devices: InputDevice[] = [];
  let id: string | null = null;
  for (const line of text.split('\n')) {
    if (/^\S/.test(line)) {
      id = line.trim();
      if (servers[id] !== undefined) devices.push({ id, name: `${servers[id]} (as set in the system)` });
    } else if (id !== null && line.trim() !== '') {
      if (isMicrophone(id)) devices.push({ id, name: line.trim() });
      // Only the first line of a description names the device.
      id = null;
    }
  }
  return named(devices);
}

/** Direct hardware of a card, and what people define in their own ALSA configuration. */
function isMicrophone(id: string): boolean {
  if (id === 'default' || id === 'null' || servers[id] !== undefined) return false;
  return /^plughw:CARD=/.test(id) || (!/[:=]/.test(id) && !technical.has(id));
}

/** Converters and bridges that ALSA's plugin packages list as if they were devices. */
const technical = new Set([
  'lavrate',
  'samplerate',
  'speexrate',
  'speex',
  'jack',
  'oss',
  'upmix',
  'vdownmix',
  'a52',
  'dmix',
  'dsnoop',
]);

/** Two microphones of the same name get their card and number behind it. */
function named(devices: InputDevice[]): InputDevice[] {
  return devices.map((device) =>
    devices.some((other) => other !== device && other.name === device.name)
      ? { ...device, name: `${device.name} (${device.id.replace(/^plughw:/, '')})` }
      : device,
  );
}
