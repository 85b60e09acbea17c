/**
 * The arithmetic that takes longest, four numbers at a time: AssemblyScript, compiled by `npm run kernel` to
 * WebAssembly in `src/core/kernel/bytes.ts`, which `test/core/kernel` holds to what is written here.
 *
 * Functions keep nothing: they read and write at the addresses that `MemoryPlan` deals out.
 */
export { transform } from './fft';
export { applyResponse, gatherBlocks, partBlocks } from './filter';
export { readBetween } from './between';
export { bandsOf, lanesToRows, powersOf, windowFrames } from './spectra';
export { toDecibels } from './decibels';
export { timesTable } from './products';
export { aroundStrongest, evenOut, highestPeak, realParts } from './voicing';
export { meansOfInt16, samplesOfInt16 } from './int16';
export { energiesOf, multiply } from './energies';
export { blendRows, shiftRows } from './views';
