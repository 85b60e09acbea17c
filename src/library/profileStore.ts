/**
 * The voices the app is calibrated to: `profiles.json` in the data folder. It holds names and statistics of encoder
 * frames, never sound.
 */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { AffectronError, type Problem } from '../core/errors';
import { voiceProfileSchema, type VoiceProfile } from '../core/models/voiceProfile';
import type { ProfileSummary } from '../shared/types';
import { systemCode } from './fileProblem';
import { setAside } from './setAside';
import { writeWhole } from './writeWhole';

const fileName = 'profiles.json';

/** More would be a list nobody reads, and a file that is written at every change. */
const mostProfiles = 100;

/** Longest name of a profile. */
export const maxProfileName = 120;

const storedProfile = v.object({
  id: v.pipe(v.string(), v.regex(/^voice-[0-9a-f]{12}$/)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(maxProfileName)),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  /** One for each encoder. */
  voices: v.pipe(v.array(voiceProfileSchema), v.minLength(1)),
});

const storedFile = v.object({ version: v.literal(1), profiles: v.array(v.unknown()) });

type StoredProfile = v.InferOutput<typeof storedProfile>;
type Listener = (profiles: ProfileSummary[]) => void;

export class ProfileStore {
  /** What went wrong while opening, in plain words. */
  readonly notices: Problem[] = [];
  readonly #folder: string;
  readonly #listeners = new Set<Listener>();
  #profiles: readonly StoredProfile[] = [];
  /** With the place in the list each had. */
  readonly #removed = new Map<string, { profile: StoredProfile; place: number }>();
  /** The last change asked for: changes are made one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Opens the profiles of a data folder. Never fails for what lies there: a damaged file is moved aside, what can be
   * read of it is kept, and `notices` says so.
   */
  static async open(dataFolder: string): Promise<ProfileStore> {
    const store = new ProfileStore(dataFolder);
    await store.#read();
    return store;
  }

  /** In the order they were made. */
  list(): ProfileSummary[] {
    return this.#profiles.map(summary);
  }

  /**
   * What is known of a voice, for each encoder.
   *
   * @throws AffectronError `not-found`
   */
  voices(id: string): readonly VoiceProfile[] {
    return this.#profile(id).voices;
  }

  has(id: string): boolean {
    return this.#profiles.some((profile) => profile.id === id);
  }

  /** Calls `listener` with the new list after every change; the returned function ends that. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * @param voices one for each encoder, at least one
   * @throws AffectronError `refused`, `disk-full`, `cannot-write`; nothing is kept then
   */
  async create(name: string, voices: readonly VoiceProfile[]): Promise<ProfileSummary> {
    const profile: StoredProfile = {
      id: `voice-${randomBytes(6).toString('hex')}`,
      name: checkedName(name),
      createdAt: new Date().toISOString(),
      voices: [...voices],
    };
    await this.#change((profiles) => {
      if (profiles.length >= mostProfiles) throw tooMany();
      return [...profiles, profile];
    });
    return summary(profile);
  }

  /** @throws AffectronError `not-found`, `refused`, `disk-full`, `cannot-write`; the old name stays then */
  async rename(id: string, name: string): Promise<ProfileSummary> {
    const checked = checkedName(name);
    await this.#change((profiles) => {
      this.#profile(id);
      return profiles.map((profile) => (profile.id === id ? { ...profile, name: checked } : profile));
    });
    return summary(this.#profile(id));
  }

  /**
   * Takes a profile out; `restore` undoes it until the program ends.
   *
   * @throws AffectronError `not-found`, `disk-full`, `cannot-write`; it stays then
   */
  async remove(id: string): Promise<void> {
    const profile = this.#profile(id);
    const place = this.#profiles.indexOf(profile);
    await this.#change((profiles) => profiles.filter((other) => other.id !== id));
    this.#removed.set(id, { profile, place });
  }

  /** Brings a removed profile back to its place. @throws AffectronError `not-found`, `disk-full`, `cannot-write` */
  async restore(id: string): Promise<ProfileSummary> {
    const removed = this.#removed.get(id);
    if (removed === undefined) throw notThere();
    const { profile, place } = removed;
    await this.#change((profiles) => (this.has(id) ? profiles : profiles.toSpliced(place, 0, profile)));
    this.#removed.delete(id);
    return summary(profile);
  }

  /** Deletes all profiles for good, also those that could be restored. @throws AffectronError `disk-full`, `cannot-write` */
  async deleteAll(): Promise<void> {
    await this.#change(() => []);
    this.#removed.clear();
  }

  async #read(): Promise<void> {
    const path = join(this.#folder, fileName);
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (thrown) {
      if (['ENOENT', 'ENOTDIR'].includes(systemCode(thrown) ?? '')) return;
      text = '';
    }
    const { profiles, whole } = parsed(text);
    this.#profiles = profiles;
    if (!whole) await this.#setAside();
  }

  /** Keeps the damaged file, and writes what could be read of it to a new one. */
  async #setAside(): Promise<void> {
    const aside = await setAside(this.#folder, fileName).catch(() => null);
    const kept = this.#profiles.length;
    this.notices.push({
      code: 'damaged',
      message: 'The file with your voice profiles could not be read.',
      advice: [
        kept === 0
          ? 'There are none now.'
          : `Of them ${kept} ${kept === 1 ? 'was' : 'were'} whole and ${kept === 1 ? 'is' : 'are'} kept.`,
        ...(aside === null ? [] : [`The damaged file is kept as ${aside}.`]),
      ].join(' '),
    });
    if (kept > 0) await this.#write(this.#profiles).catch(() => undefined);
  }

  /** Saves first and then takes over, so that what is listed is what is on the disk. */
  #change(edit: (profiles: readonly StoredProfile[]) => readonly StoredProfile[]): Promise<void> {
    const change = this.#last.then(async () => {
      const profiles = edit(this.#profiles);
      await this.#write(profiles);
      this.#profiles = profiles;
      for (const listener of this.#listeners) listener(this.list());
    });
    this.#last = change.catch(() => undefined);
    return change;
  }

  async #write(profiles: readonly StoredProfile[]): Promise<void> {
    await writeWhole(join(this.#folder, fileName), JSON.stringify({ version: 1, profiles }));
  }

  #profile(id: string): StoredProfile {
    const profile = this.#profiles.find((candidate) => candidate.id === id);
    if (profile === undefined) throw notThere();
    return profile;
  }
}

function parsed(text: string): { profiles: StoredProfile[]; whole: boolean } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { profiles: [], whole: false };
  }
  const file = v.safeParse(storedFile, value);
  if (!file.success) return { profiles: [], whole: false };
  const profiles: StoredProfile[] = [];
  for (const one of file.output.profiles) {
    const checked = v.safeParse(storedProfile, one);
    if (checked.success && !profiles.some(({ id }) => id === checked.output.id))
      profiles.push(checked.output);
  }
  return { profiles, whole: profiles.length === file.output.profiles.length };
}

function checkedName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > maxProfileName) {
    throw new AffectronError('refused', `A name has 1 to ${maxProfileName} characters.`);
  }
  return trimmed;
}

function summary({ id, name, createdAt, voices }: StoredProfile): ProfileSummary {
  const [{ clips, seconds }] = voices;
  return { id, name, createdAt, clips, seconds, encoders: voices.map(({ encoder }) => encoder) };
}

function tooMany(): AffectronError {
  return new AffectronError('refused', `There are ${mostProfiles} voice profiles already.`, {
    advice: 'Delete one that is no longer used.',
  });
}

function notThere(): AffectronError {
  return new AffectronError('not-found', 'This voice profile is no longer there.');
}
