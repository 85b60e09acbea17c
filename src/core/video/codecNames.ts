/**
 * Names of codecs as WebCodecs has them, made of what files hold.
 * Sources: RFC 6381; the WebCodecs codec registry; the codec bindings of VP9 and AV1 to ISO-BMFF.
 */

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** @param config avcC, AVCDecoderConfigurationRecord */
export function avcName(config: Uint8Array): string {
  return `avc1.${hex(config[1] ?? 0)}${hex(config[2] ?? 0)}${hex(config[3] ?? 0)}`;
}

/** @param config hvcC, HEVCDecoderConfigurationRecord */
export function hevcName(config: Uint8Array): string {
  const [, profile = 0, ...rest] = config;
  const flags = rest.slice(0, 4).reduceRight((sum, byte) => (sum * 256 + reversed(byte)) >>> 0, 0);
  const tier = (profile & 0x20) === 0 ? 'L' : 'H';
  return `hvc1.${profile & 0x1f}.${flags.toString(16)}.${tier}${config[12] ?? 0}.${hex(config[6] ?? 0)}`;
}

/** @param config vpcC without version and flags; `null` where the file holds none */
export function vp9Name(config: Uint8Array | null): string {
  if (config === null || config.length < 3) return 'vp09.00.61.08';
  // Of a high level where none is stated: the decoder learns the real one from the pictures.
  return `vp09.${two(config[0])}.${two(config[1] === 0 ? 61 : config[1])}.${two(config[2] >> 4)}`;
}

/** @param config av1C; `null` where the file holds none */
export function av1Name(config: Uint8Array | null): string {
  if (config === null || config.length < 3) return 'av01.0.08M.08';
  const depth = (config[2] & 0x40) === 0 ? 8 : (config[2] & 0x20) === 0 ? 10 : 12;
  return `av01.${config[1] >> 5}.${two(config[1] & 0x1f)}${(config[2] & 0x80) === 0 ? 'M' : 'H'}.${two(depth)}`;
}

/** @param config AudioSpecificConfig */
export function aacName(config: Uint8Array): string {
  const short = (config[0] ?? 0x10) >> 3;
  const kind = short === 31 ? 32 + (((config[0] & 7) << 3) | ((config[1] ?? 0) >> 5)) : short;
  return `mp4a.40.${kind}`;
}

/** @param bits a sample; `null` for floating point */
export function pcmName(bits: number | null): string {
  if (bits === null) return 'pcm-f32';
  return bits === 8 ? 'pcm-u8' : `pcm-s${bits}`;
}

function reversed(byte: number): number {
  let out = 0;
  for (let bit = 0; bit < 8; bit++) if ((byte & (1 << bit)) !== 0) out |= 0x80 >> bit;
  return out;
}
