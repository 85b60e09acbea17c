/** What the fuzzer must find, by number: each ends or fills its process in a way of its own. */
export async function doHarm(number: number): Promise<string> {
  switch (number) {
    case 1:
      throw new TypeError('no refusal');
    case 2:
      for (;;);
    case 3:
      return String(new Uint8Array(1.1e9).fill(1).length);
    case 4:
      return process.kill(process.pid, 'SIGKILL') ? 'killed' : 'alive';
    default:
      return Promise.resolve('taken');
  }
}
