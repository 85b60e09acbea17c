/**
 * Where in an MP4 file the samples of a track lie and when they are shown, from tables that are walked through and never
 * unpacked: those of an hour fill some megabytes. Source: ISO/IEC 14496-12, 8.6 and 8.7.
 */
import { damagedVideo, viewOf } from './byteSource';
import { partAt } from './mp4Boxes';

export interface Sample {
  offset: number;
  size: number;
  /** When it is shown, in units of the track. */
  time: number;
  key: boolean;
}

/** @param stbl content of the sample table box */
export function* tableSamples(stbl: Uint8Array): Generator<Sample, void, undefined> {
  const sizes = sizesOf(stbl);
  const next = { duration: runs(partAt(stbl, 'stts'), false), shift: runs(partAt(stbl, 'ctts'), true) };
  const isKey = keysOf(partAt(stbl, 'stss'));
  let [sample, time] = [0, 0];
  for (const { offset: start, count } of chunksOf(stbl)) {
    let offset = start;
    for (let index = 0; index < count && sample < sizes.count; index++, sample++) {
      const size = sizes.at(sample);
      yield { offset, size, time: time + next.shift(), key: isKey(sample + 1) };
      offset += size;
      time += next.duration();
    }
  }
}

function sizesOf(stbl: Uint8Array): { count: number; at: (sample: number) => number } {
  const box = partAt(stbl, 'stsz');
  if (box === null) throw damagedVideo();
  const view = tableOf(box, 12);
  const [same, count] = [view.getUint32(4), view.getUint32(8)];
  if (same !== 0) return { count, at: () => same };
  const there = Math.min(count, Math.floor((box.length - 12) / 4));
  return { count: there, at: (sample) => view.getUint32(12 + 4 * sample) };
}

/** Values that each hold for a number of samples; 0 where there is no table. */
function runs(box: Uint8Array | null, signed: boolean): () => number {
  if (box === null) return () => 0;
  const view = tableOf(box, 8);
  const count = Math.min(view.getUint32(4), Math.floor((box.length - 8) / 8));
  let [run, left, value] = [0, 0, 0];
  return () => {
    while (left === 0 && run < count) {
      left = view.getUint32(8 + 8 * run);
      value = signed ? view.getInt32(12 + 8 * run) : view.getUint32(12 + 8 * run);
      run++;
    }
    left = Math.max(0, left - 1);
    return value;
  };
}

/** Where there is no table, every sample can be decoded by itself. */
function keysOf(box: Uint8Array | null): (number: number) => boolean {
  if (box === null) return () => true;
  const view = tableOf(box, 8);
  const count = Math.min(view.getUint32(4), Math.floor((box.length - 8) / 4));
  let place = 0;
  return (number) => {
    while (place < count && view.getUint32(8 + 4 * place) < number) place++;
    return place < count && view.getUint32(8 + 4 * place) === number;
  };
}

function* chunksOf(stbl: Uint8Array): Generator<{ offset: number; count: number }> {
  const [small, large] = [partAt(stbl, 'stco'), partAt(stbl, 'co64')];
  const offsets = small ?? large;
  const counts = partAt(stbl, 'stsc');
  if (offsets === null || counts === null) throw damagedVideo();
  const [places, groups] = [tableOf(offsets, 8), tableOf(counts, 8)];
  const width = small === null ? 8 : 4;
  const chunks = Math.min(places.getUint32(4), Math.floor((offsets.length - 8) / width));
  const last = Math.min(groups.getUint32(4), Math.floor((counts.length - 8) / 12)) - 1;
  let group = 0;
  for (let chunk = 0; chunk < chunks && last >= 0; chunk++) {
    while (group < last && groups.getUint32(8 + 12 * (group + 1)) <= chunk + 1) group++;
    const at = 8 + width * chunk;
    const offset =
      small === null ? places.getUint32(at) * 2 ** 32 + places.getUint32(at + 4) : places.getUint32(at);
    yield { offset, count: groups.getUint32(8 + 12 * group + 4) };
  }
}

function tableOf(box: Uint8Array, least: number): DataView {
  if (box.length < least) throw damagedVideo();
  return viewOf(box);
}
