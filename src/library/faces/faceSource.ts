/** Where the networks that find and read faces come from: three of those in the package of the Human library. */
export interface FaceSource {
  package: { name: string; version: string; bytes: number };
  /** Files of the tarball that are kept, by the name they get, with their SHA-256. */
  files: Record<string, { path: string; sha256: string }>;
}

const inPackage = (name: string, sha256: string) => ({ path: `package/models/${name}`, sha256 });

export const faceSource: FaceSource = {
  package: { name: '@vladmandic/human', version: '3.3.6', bytes: 28_615_417 },
  files: {
    'blazeface.json': inPackage(
      'blazeface.json',
      'cd7bbfc078270572beb39f9e5ae67aadbd50b5e67cff37e6d4f6b3ea39312e5f',
    ),
    'blazeface.bin': inPackage(
      'blazeface.bin',
      'dc9a97fdc50bc43216554bdd69aa3e7b9361a519ee7bdd996a2f69a98a6f9b72',
    ),
    'facemesh.json': inPackage(
      'facemesh.json',
      'b60ca26f404724f43bd2b1575761d8265180e1f053cc0731caa68462927309e7',
    ),
    'facemesh.bin': inPackage(
      'facemesh.bin',
      '3826da640b0a3021161605369ee6af293f75d518040355b960ec71a3390c1c0b',
    ),
    'emotion.json': inPackage(
      'emotion.json',
      '56f7e557eb0c863a8b9ab04ac7ccba756e93bf2c27dce135ef0e8712b80b7ad2',
    ),
    'emotion.bin': inPackage(
      'emotion.bin',
      '927ac8224f356ab1e68c2bcfbfa07b0c8567047d1bcf817388ba6e38214c4987',
    ),
    LICENSE: {
      path: 'package/LICENSE',
      sha256: '9a3442b79acaf4fbc7c2e07b7e2d8f84af9bb3871bf08a69d80304ab00640e9a',
    },
  },
};
