/** Worker thread that reads and resamples one recording after the other; it loads no TensorFlow. */
import { SoundReader } from '../library/soundReader';
import { collectGarbage } from './collectGarbage';
import { serveTasks } from './serveTasks';
import type { ReadingTasks } from './timelineTasks';

let open: { path: string; reader: SoundReader } | null = null;

serveTasks<ReadingTasks>({
  async read({ path, from, to }) {
    if (open?.path !== path) {
      await open?.reader.close();
      open = { path, reader: new SoundReader(path) };
    }
    try {
      return await open.reader.read(from, to);
    } finally {
      collectGarbage();
    }
  },
  async close() {
    const reader = open?.reader;
    open = null;
    await reader?.close();
  },
});
