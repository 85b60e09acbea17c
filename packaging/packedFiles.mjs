/** What of the repository and of node_modules goes into the archive: what the built main loads, and nothing else. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const built = join('out', 'main');
/** A built file's import of a package: its name, without what stands behind it. Node's own begin with `node:`. */
const importedName =
  /^import (?:[^'"]* from )?["']NAME(?=["'/])|\bimport\(["']NAME(?=["'/])/.source.replaceAll(
    'NAME',
    String.raw`((?:@[\w.-]+/)?[\w-][\w.-]*)`,
  );
const typesOnly = /^@(types|webgpu)\//;
const native = '@tensorflow/tfjs-node';

/**
 * electron-builder's `files`, where a later pattern has the last word over an earlier one.
 *
 * @param {string} root folder of the repository, built
 */
export function packedFiles(root) {
  const packages = packedPackages(root);
  return [
    'package.json',
    ...['main', 'preload', 'renderer'].map((part) => `out/${part}/**`),
    '!node_modules/**',
    ...packages.map(filesOf),
    '!**/*.{map,flow,md,ts,mts,cts}',
    '!node_modules/*/{test,tests,coverage,externs,scripts,bin}/**',
    // Whoever passes on a package passes on its licence.
    ...packages.map((name) => `node_modules/${name}/{LICENSE,license,LICENCE}*`),
  ];
}

/** @param {string} name of a package */
function filesOf(name) {
  // Of TensorFlow.js's packages only the one file that Node loads, of a dozen builds, and the WebAssembly.
  return name.startsWith('@tensorflow/tfjs') && name !== native
    ? `node_modules/${name}/{package.json,dist/*.node.js,dist/*.wasm}`
    : `node_modules/${name}/**`;
}

/**
 * The packages that the built main imports, with all that they depend on. The native TensorFlow, which is looked for by
 * name at start, comes along where it is installed.
 *
 * @param {string} root
 * @returns {string[]} names, sorted
 */
export function packedPackages(root) {
  const found = new Set();
  const open = [...importedPackages(root), native];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const manifest = join(root, 'node_modules', name, 'package.json');
    if (found.has(name) || typesOnly.test(name) || !existsSync(manifest)) continue;
    found.add(name);
    const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta: about = {} } = readJson(manifest);
    const peers = Object.keys(peerDependencies).filter((peer) => !about[peer]?.optional);
    open.push(...Object.keys(dependencies), ...peers);
  }
  return [...found].sort();
}

/**
 * @param {string} root
 * @returns {string[]} Names of the packages that main and its workers import.
 * @throws Error when one of them is not installed
 */
function importedPackages(root) {
  const names = new Set();
  for (const file of readdirSync(join(root, built), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.js')) continue;
    const code = readFileSync(join(root, built, file), 'utf8');
    for (const [, name, loaded] of code.matchAll(new RegExp(importedName, 'gm'))) names.add(name ?? loaded);
  }
  names.delete('electron');
  const packages = [...names];
  const missing = packages.find((name) => !existsSync(join(root, 'node_modules', name)));
  if (missing !== undefined) throw new Error(`${built} imports ${missing}, which is not installed.`);
  return packages;
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
