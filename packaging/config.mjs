/**
 * How the program is packed and which installers are made of it, for electron-builder: AppImage and deb, dmg, nsis.
 * `npm run package` makes the folder that all of them hold.
 */
import { afterPack } from './afterPack.mjs';
import { packedFiles } from './packedFiles.mjs';
import { soundFiles } from './soundFiles.mjs';

const microphone =
  'Affectron hears your voice while you record or listen live, to say what it sounds like. The sound stays on this computer.';
const camera =
  'Affectron uses the camera only while you ask it to. The pictures stay on this computer and are not kept.';

/**
 * @typedef {object} PackageOptions
 * @property {string} root Folder of the repository, built, with the face networks in its `out/face`.
 * @property {readonly string[]} encoders The voice encoders of every start, by name, in its `out/encoders`.
 * @property {string} [homepage] Address that a deb has to name.
 * @property {boolean} [driven] For tests and timings: it lets itself be driven through Chromium's port, which what people
 *   get refuses (`src/main/refusedSwitches.ts`). Default is not.
 * @property {boolean} [signed] Whether there is a certificate to sign with; default is not.
 */

/**
 * @param {PackageOptions} options
 * @returns {import('electron-builder').Configuration}
 */
export function packageConfig({ root, encoders, homepage, driven = false, signed = false }) {
  return {
    appId: 'app.affectron',
    productName: 'Affectron',
    copyright: 'Copyright © The Affectron authors',
    artifactName: 'Affectron-${version}-${os}-${arch}.${ext}',
    directories: { output: driven ? 'dist/driven' : 'dist', buildResources: 'packaging' },
    icon: 'packaging/icon.png',

    extraMetadata: { ...(homepage && { homepage }), ...(driven && { driven }) },
    files: packedFiles(root),
    asar: true,
    // Read by their paths, as plain files.
    extraResources: [
      { from: 'resources/models', to: 'models' },
      { from: 'resources/faces', to: 'faces' },
      { from: 'out/encoders', to: 'encoders', filter: encoders.map((name) => `${name}/**`) },
      { from: 'out/face', to: 'face' },
      { from: 'samples', to: 'samples' },
      { from: 'LICENSE', to: 'LICENSE.txt' },
    ],
    // Nothing in it is compiled on this machine, and what tfjs-node brings fits every Node-API.
    npmRebuild: false,
    afterPack,
    publish: null,

    // A hearer of them: editing is for others, and so is being the first choice.
    fileAssociations: soundFiles.map((kind) => ({ ...kind, role: 'Viewer', rank: 'Alternate' })),

    linux: {
      target: ['AppImage', 'deb'],
      executableName: 'affectron',
      category: 'AudioVideo',
      synopsis: 'Hear what a voice feels',
      maintainer: 'The Affectron authors',
    },
    mac: {
      target: ['dmg'],
      category: 'public.app-category.music',
      // Apple silicon starts nothing without a signature, be it a nameless one, which the hardened runtime refuses.
      ...(signed ? { hardenedRuntime: true } : { identity: '-', hardenedRuntime: false }),
      entitlements: 'packaging/entitlements.mac.plist',
      entitlementsInherit: 'packaging/entitlements.mac.plist',
      extendInfo: { NSMicrophoneUsageDescription: microphone, NSCameraUsageDescription: camera },
    },
    win: { target: ['nsis'] },
    // Windows keeps the file types of a program only where it is installed for everybody.
    nsis: { oneClick: false, perMachine: true },
  };
}
