import { main } from 'assemblyscript/asc';
import { root } from './paths.mjs';

/** The module that `npm run kernel` writes. */
export const kernelBytes = 'src/core/kernel/bytes.ts';

/**
 * Compiles `src/kernel` to WebAssembly.
 *
 * @returns {Promise<string>} The text of a module that holds its bytes
 */
export async function compileKernel() {
  const options = [
    '-Ospeed',
    '--noAssert',
    '--runtime',
    'stub',
    '--enable',
    'simd',
    '--disableWarning',
    '112',
  ];
  /** @type {Uint8Array | null} */
  let bytes = null;
  const { error, stderr } = await main(
    ['src/kernel/index.ts', '--baseDir', root, '--outFile', 'kernel.wasm', ...options],
    { writeFile: (_name, contents) => void (bytes = typeof contents === 'string' ? bytes : contents) },
  );
  if (error || bytes === null) throw new Error(`src/kernel cannot be compiled: ${stderr.toString()}`);
  return moduleOf(Buffer.from(bytes).toString('base64'));
}

/** @param {string} base64 */
function moduleOf(base64) {
  const lines = base64.match(/.{1,112}/g) ?? [];
  return [
    '/** Made of `src/kernel` by `npm run kernel`: WebAssembly in base64. */',
    'export const kernelBytes =',
    `${lines.map((line) => `  '${line}'`).join(' +\n')};`,
    '',
  ].join('\n');
}
