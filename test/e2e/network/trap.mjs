/**
 * Everything that leaves the programs of a network namespace of their own, caught: every address of the world is led to this
 * machine (Linux' "local" routes), where a name server knows every name and answers with one of these addresses, and
 * doors stand open that write down who knocks. Nothing gets further, since the namespace has no other device.
 */
import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** Any address of TEST-NET-2 (RFC 5737): nobody has it. */
const somewhere = [198, 51, 100, 7];
const tcpPorts = [21, 22, 25, 53, 80, 443, 853, 3478, 5349, 8080, 8443];
const udpPorts = [53, 80, 123, 443, 853, 1900, 3478, 5349, 5353, 19302];

/** Leads all addresses to this machine. Throws outside of a namespace of one's own. */
export function closeTheWorld() {
  const has = (/** @type {string} */ path) => readFileSync(path, 'utf8').trim().split('\n').length;
  // Two lines of heading, then `lo` alone.
  if (has('/proc/net/dev') !== 3) throw new Error('This is no network namespace of our own.');
  for (const args of [
    ['link', 'set', 'lo', 'up'],
    ['route', 'add', 'local', '0.0.0.0/0', 'dev', 'lo'],
    ['-6', 'route', 'add', 'local', '::/0', 'dev', 'lo'],
  ]) {
    const { status, stderr } = spawnSync('ip', args, { encoding: 'utf8' });
    if (status !== 0 && args[0] !== '-6') throw new Error(`ip ${args.join(' ')}: ${stderr}`);
  }
  // A cable to nowhere, because Chromium does not use WebRTC where there is no device but `lo`.
  for (const command of [
    'link add v0 type veth peer name v1',
    'addr add 192.0.2.1/24 dev v0',
    'link set v1 up',
    'link set v0 up',
  ]) {
    spawnSync('ip', command.split(' '));
  }
}

/** @returns {Promise<{ seen(): string[] }>} what has knocked so far, each once, as `name? example.com`, `tcp 443`, … */
export async function openTrap() {
  /** @type {Set<string>} */
  const seen = new Set();
  for (const port of tcpPorts) {
    const server = createServer((socket) => {
      // What talks among the programs here stays on 127.0.0.1, which is not the world.
      if (!isHere(socket.localAddress)) seen.add(`tcp ${port}`);
      socket.on('error', () => undefined).destroy();
    });
    server.listen(port, '::');
    await once(server, 'listening');
  }
  for (const port of udpPorts) {
    const socket = createSocket('udp6');
    socket.on('message', (message, from) => {
      const name = port === 53 ? questionIn(message) : null;
      seen.add(name === null ? `udp ${port}` : `name? ${name}`);
      if (name !== null) socket.send(answerTo(message), from.port, from.address);
    });
    socket.bind(port, '::');
    await once(socket, 'listening');
  }
  const before = knocksAtClosedDoors();
  return {
    seen() {
      const now = knocksAtClosedDoors();
      const closed = Object.entries(now).flatMap(([kind, count]) => (count > before[kind] ? [kind] : []));
      return [...seen, ...closed].sort();
    },
  };
}

/**
 * Ports that nobody listens at, and messages to all machines around.
 *
 * @returns {Record<string, number>}
 */
function knocksAtClosedDoors() {
  return {
    'tcp, another port': counter('/proc/net/snmp', 'Tcp', 'AttemptFails'),
    'udp, another port': counter('/proc/net/snmp', 'Udp', 'NoPorts'),
    'udp6, another port': counter('/proc/net/snmp6', 'Udp6NoPorts'),
    multicast: counter('/proc/net/netstat', 'IpExt', 'OutMcastPkts'),
  };
}

/**
 * @param {string} file
 * @param {string} group
 * @param {string} [name]
 */
function counter(file, group, name) {
  const lines = readFileSync(file, 'utf8').split('\n');
  if (name === undefined) return Number(lines.find((line) => line.startsWith(group))?.split(/\s+/)[1] ?? 0);
  const [names, values] = lines.filter((line) => line.startsWith(`${group}:`)).map((line) => line.split(' '));
  return Number(values[names.indexOf(name)]);
}

/** @param {string | undefined} address */
function isHere(address) {
  return address === '::1' || /^(::ffff:)?127\./.test(address ?? '');
}

/**
 * The name asked for in a DNS question (RFC 1035, section 4.1).
 *
 * @param {Buffer} message
 */
function questionIn(message) {
  const labels = [];
  for (let at = 12; at < message.length && message[at] !== 0; at += message[at] + 1) {
    labels.push(message.toString('latin1', at + 1, at + 1 + message[at]));
  }
  return labels.join('.').toLowerCase();
}

/**
 * An address for a question of type A, none for others.
 *
 * @param {Buffer} question
 */
function answerTo(question) {
  const end = question.indexOf(0, 12) + 5;
  const isA = question.readUInt16BE(end - 4) === 1;
  const head = Buffer.from(question.subarray(0, end));
  head.writeUInt16BE(0x8180, 2);
  head.writeUInt16BE(isA ? 1 : 0, 6);
  head.writeUInt16BE(0, 8);
  head.writeUInt16BE(0, 10);
  if (!isA) return head;
  return Buffer.concat([head, Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...somewhere])]);
}
