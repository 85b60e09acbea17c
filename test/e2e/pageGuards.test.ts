/** The page, its origin and its permissions, attacked from inside; and files handed over by a second start. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronFlags } from '../../scripts/setup/electronFlags.mjs';
import { findElectron } from '../../scripts/setup/findElectron.mjs';
import { root } from '../../scripts/setup/paths.mjs';
import type { Affectron } from './harness';
import { launchWithVoice, type OpenedVoice } from './launchWithVoice';

let running: OpenedVoice;
let affectron: Affectron;
let page: Page;

beforeAll(async () => {
  running = await launchWithVoice();
  ({ affectron } = running);
  ({ page } = affectron);
});
afterAll(() => running.close());

describe('the page stays where it is', () => {
  const here = 'app://affectron/index.html';

  it.each([
    ["location.assign('https://example.com/')"],
    ["location.assign('file:///etc/passwd')"],
    ["location.assign('data:text/html,<p>x</p>')"],
    ["location.assign('app://affectron/clips/x.wav')"],
    ["location.replace('http://127.0.0.1:9/')"],
    ["location.assign('blob:app://affectron/0')"],
    ["location.assign('view-source:app://affectron/index.html')"],
    ["location.assign('chrome://settings')"],
    ["location.assign('devtools://devtools/bundled/inspector.html')"],
    ["(() => { location.href = 'javascript:window.planted=true'; })()"],
    [
      "(() => { const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0;url=http://127.0.0.1:9/'; document.head.append(m); m.remove(); })()",
    ],
    [
      "(() => { const a = document.createElement('a'); a.href = 'file:///etc/passwd'; a.target = '_blank'; document.body.append(a); a.click(); a.remove(); })()",
    ],
    [
      "(() => { const a = document.createElement('a'); a.href = 'app://affectron/index.html'; a.download = 'x'; a.ping = 'http://127.0.0.1:9/'; a.click(); })()",
    ],
    [
      "(() => { const a = document.createElement('a'); a.href = 'https://example.com/'; document.body.append(a); a.click(); a.remove(); })()",
    ],
    [
      "(() => { const f = document.createElement('form'); f.action = 'https://example.com/'; document.body.append(f); f.submit(); f.remove(); })()",
    ],
  ])('after %s', async (script) => {
    await page.evaluate(`void ${script}`);
    await page.waitForTimeout(200);
    expect(page.url()).toBe(here);
    expect(affectron.app.windows()).toHaveLength(1);
  });

  it.each([
    'https://example.com/',
    'http://127.0.0.1:9/',
    'file:///etc/passwd',
    'data:text/html,<p>x</p>',
    'about:blank',
    'blob:app://affectron/0',
    'javascript:1',
    'app://affectron/index.html',
    'app://affectron/clips/x.wav',
    'mailto:a@example.com',
    'affectron:open',
    'ms-settings:',
  ])('and opens no window for %s', async (address) => {
    const opened = await page.evaluate(
      (target) => [
        window.open(target) === null,
        window.open(target, '_blank', 'nodeIntegration=yes,contextIsolation=no,sandbox=no') === null,
      ],
      address,
    );
    expect(opened).toEqual([true, true]);
    await page.waitForTimeout(100);
    expect(affectron.app.windows()).toHaveLength(1);
  });

  it.each([
    ['about:blank'],
    ['javascript:1'],
    ['data:text/html,<p>x</p>'],
    ['http://127.0.0.1:9/'],
    ['srcdoc'],
  ])('and a frame of %s has no bridge', async (address) => {
    const inside = await page.evaluate(async (target) => {
      const frame = document.createElement('iframe');
      if (target === 'srcdoc') frame.srcdoc = '<script>parent.planted = true</script>';
      else frame.src = target;
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 200));
      let has = false;
      try {
        has = frame.contentWindow !== null && 'affectron' in frame.contentWindow;
      } catch {
        // Another origin, which cannot be looked into, nor look out.
      }
      frame.remove();
      return has || 'planted' in window;
    }, address);
    expect(inside).toBe(false);
  });

  it('and holds no frames', async () => {
    const loaded = await page
      .evaluate(async () => {
        const frame = document.createElement('iframe');
        frame.src = 'app://affectron/index.html';
        document.body.append(frame);
        await new Promise((resolve) => setTimeout(resolve, 300));
        const inside = frame.contentWindow && 'affectron' in frame.contentWindow;
        frame.remove();
        return inside;
      })
      .catch(() => false);
    expect(loaded).toBeFalsy();
  });
});

describe('the content security policy', () => {
  it('comes as a header with the page', async () => {
    const headers = await page.evaluate(async () =>
      Object.fromEntries((await fetch('app://affectron/index.html')).headers),
    );
    const policy = headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).not.toMatch(/unsafe-(inline|eval)/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it.each(['eval', 'Function', 'WebAssembly'])('forbids %s', async (what) => {
    const ran = await page.evaluate(
      (kind) =>
        new Promise((resolve) => {
          // From a timer: what the debugger itself evaluates is exempt from the policy.
          setTimeout(() => {
            try {
              if (kind === 'eval') (0, eval)('1');
              else if (kind === 'Function') Reflect.construct(Function, ['return 1']);
              else new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
              resolve(true);
            } catch {
              resolve(false);
            }
          }, 0);
        }),
      what,
    );
    expect(ran).toBe(false);
  });

  it('forbids inline scripts and event attributes', async () => {
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.planted = true';
      document.body.append(script);
      const image = document.createElement('div');
      image.innerHTML = '<img src="x" onerror="window.planted = true">';
      document.body.append(image);
      await new Promise((resolve) => setTimeout(resolve, 200));
      script.remove();
      image.remove();
      return 'planted' in window;
    });
    expect(ran).toBe(false);
  });

  it.each([
    ['https://example.com/'],
    ['http://127.0.0.1:1/'],
    ['file:///etc/passwd'],
    ['app://other/index.html'],
  ])('forbids asking %s', async (address) => {
    const answered = await page.evaluate(
      (target) =>
        fetch(target, { mode: 'no-cors' }).then(
          () => true,
          () => false,
        ),
      address,
    );
    expect(answered).toBe(false);
  });
});

describe('the network', () => {
  it('is out of reach, whatever asks', async () => {
    const server = createServer((_request, answer) => answer.end('reached'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const answers = await affectron.app.evaluate(
      async ({ session }, address) =>
        Promise.all(
          [address, 'file:///etc/hostname'].map((target) =>
            session.defaultSession.fetch(target).then(
              (answer) => answer.text(),
              () => 'stopped',
            ),
          ),
        ),
      `http://127.0.0.1:${port}/`,
    );
    server.close();
    expect(answers).toEqual(['stopped', 'stopped']);
    expect(affectron.mainOutput()).toContain(`stopped a request to http://127.0.0.1:${port}/`);
  });
});

describe('permissions', () => {
  const refusedMedia = (constraints: string): Promise<string> =>
    page.evaluate(
      `navigator.mediaDevices.getUserMedia(${constraints}).then(
        (stream) => { stream.getTracks().forEach((track) => track.stop()); return 'granted'; },
        (problem) => problem.name)`,
    );

  it('give the microphone only while something is recorded in the window', async () => {
    expect(await refusedMedia('{ audio: true }')).toBe('NotAllowedError');
    await page.evaluate(() => window.affectron.call('take.start', 'window'));
    expect(await refusedMedia('{ audio: true }')).toBe('granted');
    expect(await refusedMedia('{ audio: true, video: true }')).toBe('NotAllowedError');
    await page.evaluate(() => window.affectron.call('take.cancel'));
    expect(await refusedMedia('{ audio: true }')).toBe('NotAllowedError');
  });

  it('deny the camera, alone and with the microphone', async () => {
    expect(await refusedMedia('{ video: true }')).toBe('NotAllowedError');
    expect(await refusedMedia('{ audio: true, video: true }')).toBe('NotAllowedError');
  });

  it('deny everything else', async () => {
    const answers = await page.evaluate(async () => ({
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          (problem) => resolve(problem.code === problem.PERMISSION_DENIED ? 'denied' : problem.message),
        ),
      ),
      notices: await Notification.requestPermission(),
      screen: await navigator.mediaDevices.getDisplayMedia({ video: true }).then(
        () => 'granted',
        () => 'denied',
      ),
      clipboard: await navigator.clipboard.readText().then(
        () => 'granted',
        () => 'denied',
      ),
    }));
    expect(answers).toEqual({ place: 'denied', notices: 'denied', screen: 'denied', clipboard: 'denied' });
    expect(affectron.mainOutput()).toMatch(/permissions: denied (media )?video/);
    expect(affectron.mainOutput()).toContain('denied geolocation');
  });
});

describe('a second start', () => {
  it('hands its files over and ends', async () => {
    const other = join(running.folder, 'other.wav');
    await copyFile(running.voice, other);
    await page.evaluate(() => {
      const heard = window as unknown as { opened?: Promise<unknown> };
      heard.opened = new Promise((resolve) => window.affectron.on('library.opened', resolve));
    });
    const electron = findElectron();
    if (!electron) throw new Error('There is no Electron here.');
    const second = spawn(electron.path, [...electronFlags(electron.path).flags, root, 'other.wav'], {
      cwd: running.folder,
      env: { ...process.env, AFFECTRON_DATA: running.folder },
      stdio: 'ignore',
    });
    const [code] = (await once(second, 'exit')) as [number];
    expect(code).toBe(0);
    const report = await page.evaluate(() => (window as unknown as { opened: Promise<unknown> }).opened);
    expect(report).toMatchObject({ opened: [expect.any(String)], failed: [] });
    expect(affectron.app.windows()).toHaveLength(1);
  });
});
