import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileKernel, kernelBytes } from '../../../scripts/setup/kernel.mjs';
import { root } from '../../../scripts/setup/paths.mjs';
import { fourierTables } from '../../../src/core/kernel/fourierTables';
import { kernel } from '../../../src/core/kernel/kernel';
import { MemoryPlan, placeOf } from '../../../src/core/kernel/memoryPlan';
import { Random } from '../../../src/core/training/random';

it('is what src/kernel is compiled to (`npm run kernel`)', { timeout: 60_000 }, async () => {
  expect(await readFile(join(root, kernelBytes), 'utf8')).toBe(await compileKernel());
});

/** Real and imaginary parts of one lane. */
type Complex = [Float64Array, Float64Array];

function byDefinition([re, im]: Complex): Complex {
  const n = re.length;
  const sum = (k: number, part: 0 | 1) => {
    let total = 0;
    for (let i = 0; i < n; i++) {
      const angle = (-2 * Math.PI * ((k * i) % n)) / n;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      total += part === 0 ? re[i] * cos - im[i] * sin : re[i] * sin + im[i] * cos;
    }
    return total;
  };
  return [0, 1].map((part) =>
    Float64Array.from({ length: n }, (_, k) => sum(k, part as 0 | 1)),
  ) as unknown as Complex;
}

describe.each([8, 16, 32, 64, 128, 512])('the transform of %i values', (size) => {
  it('is the Fourier transform of each of four signals', () => {
    const tables = fourierTables(size);
    const plan = new MemoryPlan();
    const twiddles = plan.table(tables.twiddles);
    const data = plan.room(8 * size);
    const memory = plan.enter();
    const random = new Random(size);
    const values = Float32Array.from({ length: 8 * size }, () => random.normal());
    memory.set(values, placeOf(data));
    kernel().transform(data, size, twiddles);
    for (let lane = 0; lane < 4; lane++) {
      const part = (first: number) =>
        Float64Array.from({ length: size }, (_, n) => values[8 * n + first + lane]);
      const [re, im] = byDefinition([part(0), part(4)]);
      for (let k = 0; k < size; k++) {
        const at = placeOf(data + tables.places[k]);
        expect(memory[at + lane]).toBeCloseTo(re[k], 3);
        expect(memory[at + 4 + lane]).toBeCloseTo(im[k], 3);
      }
    }
  });
});

describe('MemoryPlan', () => {
  it('puts its tables back after another had the memory, however large', () => {
    const [one, other] = [new MemoryPlan(), new MemoryPlan()];
    const small = one.table(Float32Array.of(1, 2, 3));
    const large = other.table(new Float32Array(300_000).fill(7));
    for (let turn = 0; turn < 2; turn++) {
      expect([...one.enter().subarray(placeOf(small), placeOf(small) + 3)]).toEqual([1, 2, 3]);
      expect(other.enter()[placeOf(large) + 299_999]).toBe(7);
    }
  });

  it('keeps tables and room apart', () => {
    const plan = new MemoryPlan();
    const table = plan.table(Uint32Array.of(1, 2, 3, 4, 5));
    const room = plan.room(100);
    const next = plan.room(1);
    expect(room).toBeGreaterThanOrEqual(table + 20);
    expect(next).toBeGreaterThanOrEqual(room + 400);
  });
});
