#!/usr/bin/env node
/**
 * Assembles a native TensorFlow.js backend under `.cache/native` (ignored by git) and prints its folder,
 * for machines where `@tensorflow/tfjs-node`'s own download of libtensorflow cannot be reached.
 *
 * An unsupported mix, for tests and local training only, never shipped: the JavaScript of tfjs-node 4.22.0
 * with the binding and the libtensorflow 1.15 of tfjs-node 2.7.0, which a registry package carries.
 * `test/backend` holds its results to those of the other backends. Linux x64 only.
 */
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, chmod, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';

const run = promisify(execFile);

const wrapper = {
  name: '@tensorflow/tfjs-node@4.22.0',
  integrity:
    'sha512-uHrXeUlfgkMxTZqHkESSV7zSdKdV0LlsBeblqkuKU9nnfxB1pC6DtoyYVaLxznzZy7WQSegjcohxxCjAf6Dc7w==',
};
const libraries = {
  name: 'tfjs-node-lambda-releases@1.6.1',
  tarball: 'tfjs-node-lambda-releases-1.6.1.tgz',
  member: 'package/nodejs12.x-tf2.7.0.br',
  sha256: '81a3002830b84dd1fabb921541e81cf35ce41004855e3e4c531e8557d0cc0f2c',
};

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const target = path.join(root, '.cache', 'native');
const packageIn = (/** @type {string} */ folder) =>
  path.join(folder, 'node_modules', '@tensorflow', 'tfjs-node');
/** Written last: a folder that has it is complete. */
const marker = 'assembled.json';
const recipe = JSON.stringify({ wrapper, libraries });

class Refusal extends Error {}

/** @param {string} folder */
async function isComplete(folder) {
  return (await readFile(path.join(folder, marker), 'utf8').catch(() => '')) === recipe;
}

/**
 * @param {string[]} args
 * @param {string} folder
 * @param {string} failure what to say when it fails
 */
async function npm(args, folder, failure) {
  try {
    await run('npm', [...args, '--silent', '--no-audit', '--no-fund'], { cwd: folder, maxBuffer: 2 ** 26 });
  } catch (error) {
    const detail = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new Refusal(`${failure} (${detail})`);
  }
}

/** The JavaScript, without the nested TensorFlow.js: it must share the one the program uses. */
async function installWrapper(/** @type {string} */ folder) {
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
  await npm(
    ['install', '--ignore-scripts', '--no-optional', wrapper.name],
    folder,
    `${wrapper.name} could not be fetched from the package registry.`,
  );
  const lock = JSON.parse(await readFile(path.join(folder, 'package-lock.json'), 'utf8'));
  const integrity = lock.packages['node_modules/@tensorflow/tfjs-node'].integrity;
  if (integrity !== wrapper.integrity) {
    throw new Refusal(`${wrapper.name} is not the package this script was written for (${integrity}).`);
  }
  const scope = path.join(folder, 'node_modules', '@tensorflow');
  for (const name of await readdir(scope)) {
    if (name !== 'tfjs-node') await rm(path.join(scope, name), { recursive: true });
  }
}

/** The binding and libtensorflow, out of a brotli-compressed tar inside a registry package. */
async function addLibraries(/** @type {string} */ folder) {
  await npm(
    ['pack', libraries.name, '--pack-destination', folder],
    folder,
    `${libraries.name} (195 MB) could not be fetched from the package registry.`,
  );
  await run('tar', ['-xzf', libraries.tarball, libraries.member], { cwd: folder });
  const archive = path.join(folder, libraries.member);
  const hash = createHash('sha256');
  await pipeline(createReadStream(archive), hash);
  const sha256 = hash.digest('hex');
  if (sha256 !== libraries.sha256) {
    throw new Refusal(`${libraries.name} does not hold the expected file (sha256 ${sha256}).`);
  }

  const unpacked = path.join(folder, 'unpacked');
  await mkdir(unpacked);
  const inside = 'node_modules/@tensorflow/tfjs-node';
  const tar = spawn(
    'tar',
    ['-x', '-C', unpacked, `${inside}/lib`, `${inside}/deps/lib`, `${inside}/deps/LICENSE`],
    { stdio: ['pipe', 'ignore', 'inherit'] },
  );
  const ended = new Promise((resolve) => tar.on('close', resolve).on('error', () => resolve(-1)));
  await pipeline(createReadStream(archive), createBrotliDecompress(), tar.stdin);
  if ((await ended) !== 0) throw new Refusal('The program tar could not unpack the native libraries.');

  const from = path.join(unpacked, inside);
  const into = packageIn(folder);
  await cp(path.join(from, 'deps'), path.join(into, 'deps'), { recursive: true, verbatimSymlinks: true });
  const binding = path.join(into, 'lib', 'napi-v8', 'tfjs_binding.node');
  await cp(path.join(from, 'lib', 'napi-v6', 'tfjs_binding.node'), binding);
  await chmod(binding, 0o755);
  await run('chmod', ['-R', 'u+w', path.join(into, 'deps'), unpacked]);
  for (const leftover of [unpacked, path.join(folder, 'package'), path.join(folder, libraries.tarball)]) {
    await rm(leftover, { recursive: true });
  }
}

/** One matrix product in a fresh process, with the function Node 23 removed supplied as the program does. */
async function tryOut(/** @type {string} */ folder) {
  const script = `
    require('util').isNullOrUndefined ??= (value) => value === null || value === undefined;
    const tf = require(${JSON.stringify(packageIn(folder))});
    const product = tf.matMul(tf.ones([2, 3]), tf.ones([3, 2])).dataSync();
    if (tf.getBackend() !== 'tensorflow' || product[0] !== 3) process.exit(1);`;
  try {
    await run(process.execPath, ['-e', script], {
      cwd: root,
      env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2' },
    });
  } catch (error) {
    const detail = error instanceof Error ? error.message.split('\n').find((line) => /Error/.test(line)) : '';
    throw new Refusal(`The assembled native backend does not run on this machine. ${detail ?? ''}`.trim());
  }
}

async function assemble() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Refusal(
      `The native backend can only be assembled on Linux x64, and this is ${process.platform} ${process.arch}.`,
    );
  }
  if (await isComplete(target)) return;
  await access(path.join(root, 'node_modules', '@tensorflow', 'tfjs')).catch(() => {
    throw new Refusal('@tensorflow/tfjs is not installed here: run npm install first.');
  });

  const partial = `${target}.${process.pid}`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  try {
    await installWrapper(partial);
    await addLibraries(partial);
    await tryOut(partial);
    await writeFile(path.join(partial, marker), recipe);
    if (!(await isComplete(target))) {
      await rm(target, { recursive: true, force: true });
      await rename(partial, target);
    }
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

try {
  await assemble();
  console.log(packageIn(target));
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}
