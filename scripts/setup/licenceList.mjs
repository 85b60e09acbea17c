import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packages that are only wanted for building, but part of which is built into the program. */
const builtIn = ['svelte'];

/** Licences a package may have. What offers a choice, or is under several, is taken apart at AND and OR. */
const welcome = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'];

/**
 * @typedef {{ version?: string, license?: string, dev?: boolean, optional?: boolean, link?: boolean }} Locked
 * @typedef {object} Licensed
 * @property {string} name
 * @property {string} version
 * @property {string} licence SPDX expression.
 * @property {string} [by] Author, where the package names one.
 * @property {boolean} [optional] Ships only where it could be installed; its licence lies in the package then.
 * @property {number} [text] Which of `texts`; none where the package has no licence file.
 */

/**
 * Everything of others that ships, from package-lock.json and the installed packages.
 *
 * @param {string} folder Folder of package-lock.json.
 * @returns {{ packages: Licensed[], texts: string[] }}
 */
export function licenceList(folder) {
  /** @type {Record<string, Locked>} */
  const locked = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
  /** @type {string[]} */
  const texts = [];
  /** @type {Map<string, Licensed>} */
  const found = new Map();
  for (const [path, { version = '', license = 'unknown', dev, optional, link }] of Object.entries(locked)) {
    const name = path.split('node_modules/').at(-1) ?? path;
    if (!path.startsWith('node_modules/') || link || (dev && !builtIn.includes(name))) continue;
    const entry = { name, version, licence: license, ...(optional && { optional: true }) };
    found.set(`${name} ${version}`, optional ? entry : { ...entry, ...about(join(folder, path), texts) });
  }
  const packages = [...found.values()].sort(
    (one, other) => compare(one.name, other.name) || compare(one.version, other.version),
  );
  return { packages, texts };
}

/**
 * @param {string} folder Of an installed package.
 * @param {string[]} texts Gets its licence, unless that is there already.
 * @returns {Pick<Licensed, 'by' | 'text'>}
 */
function about(folder, texts) {
  const by = authorOf(folder);
  const file = readdirSync(folder)
    .sort(compare)
    .find((name) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(name));
  if (file === undefined) return by === '' ? {} : { by };
  const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  if (!texts.includes(text)) texts.push(text);
  return { ...(by !== '' && { by }), text: texts.indexOf(text) };
}

/** @param {string} folder */
function authorOf(folder) {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) return '';
  const { author } = JSON.parse(readFileSync(path, 'utf8'));
  const name = typeof author === 'string' ? author : (author?.name ?? '');
  return name.replace(/\s*[<(].*$/, '').trim();
}

/**
 * @param {string} licence SPDX expression.
 * @returns {boolean} Whether all it asks for, or one of what it offers, is welcome; GPL, LGPL and AGPL never are.
 */
export function isWelcome(licence) {
  return licence
    .replaceAll(/[()]/g, '')
    .split(/ AND /)
    .every((part) => part.split(/ OR /).some((one) => welcome.includes(one.trim())));
}

/**
 * The same order on every system.
 *
 * @param {string} one
 * @param {string} other
 */
function compare(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}
