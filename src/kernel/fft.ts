/**
 * The fast Fourier transform of four signals at once, one in each lane. A complex value takes 32 bytes: four real
 * parts, four imaginary ones.
 *
 * Radix 4 with decimation in frequency, in place, so the result stands in the order of reversed digits
 * (`FourierTables.order`); Van Loan, "Computational Frameworks for the Fast Fourier Transform", 1992, chapter 2.
 *
 * @param size a power of two, 8 or more
 * @param twiddles from `FourierTables`, in the order in which they are used
 */
export function transform(data: usize, size: usize, twiddles: usize): void {
  let span = size;
  for (; span > 4; span >>= 2) twiddles = quarters(data, size, span, twiddles);
  if (span === 4) lastQuarters(data, size);
  else lastHalves(data, size);
}

/** Parts transforms of `span` into four of a quarter of it; answers where the next twiddles are. */
function quarters(data: usize, size: usize, span: usize, twiddles: usize): usize {
  const quarter = (span >> 2) << 5;
  const end = data + (size << 5);
  for (let block = data; block < end; block += quarter << 2) {
    let twiddle = twiddles;
    const blockEnd = block + quarter;
    for (let a = block; a < blockEnd; a += 32) {
      const b = a + quarter;
      const c = b + quarter;
      const d = c + quarter;
      const evenRe = f32x4.add(v128.load(a), v128.load(c));
      const evenIm = f32x4.add(v128.load(a, 16), v128.load(c, 16));
      const evenApartRe = f32x4.sub(v128.load(a), v128.load(c));
      const evenApartIm = f32x4.sub(v128.load(a, 16), v128.load(c, 16));
      const oddRe = f32x4.add(v128.load(b), v128.load(d));
      const oddIm = f32x4.add(v128.load(b, 16), v128.load(d, 16));
      const oddApartRe = f32x4.sub(v128.load(b), v128.load(d));
      const oddApartIm = f32x4.sub(v128.load(b, 16), v128.load(d, 16));
      v128.store(a, f32x4.add(evenRe, oddRe));
      v128.store(a, f32x4.add(evenIm, oddIm), 16);
      storeTurned(b, f32x4.add(evenApartRe, oddApartIm), f32x4.sub(evenApartIm, oddApartRe), twiddle);
      storeTurned(c, f32x4.sub(evenRe, oddRe), f32x4.sub(evenIm, oddIm), twiddle + 8);
      storeTurned(d, f32x4.sub(evenApartRe, oddApartIm), f32x4.add(evenApartIm, oddApartRe), twiddle + 16);
      twiddle += 24;
    }
  }
  return twiddles + (span >> 2) * 24;
}

/** Writes a complex value multiplied by a twiddle. */
function storeTurned(to: usize, re: v128, im: v128, twiddle: usize): void {
  const cos = v128.load32_splat(twiddle);
  const sin = v128.load32_splat(twiddle, 4);
  v128.store(to, f32x4.sub(f32x4.mul(re, cos), f32x4.mul(im, sin)));
  v128.store(to, f32x4.add(f32x4.mul(re, sin), f32x4.mul(im, cos)), 16);
}

function lastQuarters(data: usize, size: usize): void {
  const end = data + (size << 5);
  for (let a = data; a < end; a += 128) {
    const evenRe = f32x4.add(v128.load(a), v128.load(a, 64));
    const evenIm = f32x4.add(v128.load(a, 16), v128.load(a, 80));
    const evenApartRe = f32x4.sub(v128.load(a), v128.load(a, 64));
    const evenApartIm = f32x4.sub(v128.load(a, 16), v128.load(a, 80));
    const oddRe = f32x4.add(v128.load(a, 32), v128.load(a, 96));
    const oddIm = f32x4.add(v128.load(a, 48), v128.load(a, 112));
    const oddApartRe = f32x4.sub(v128.load(a, 32), v128.load(a, 96));
    const oddApartIm = f32x4.sub(v128.load(a, 48), v128.load(a, 112));
    v128.store(a, f32x4.add(evenRe, oddRe));
    v128.store(a, f32x4.add(evenIm, oddIm), 16);
    v128.store(a, f32x4.add(evenApartRe, oddApartIm), 32);
    v128.store(a, f32x4.sub(evenApartIm, oddApartRe), 48);
    v128.store(a, f32x4.sub(evenRe, oddRe), 64);
    v128.store(a, f32x4.sub(evenIm, oddIm), 80);
    v128.store(a, f32x4.sub(evenApartRe, oddApartIm), 96);
    v128.store(a, f32x4.add(evenApartIm, oddApartRe), 112);
  }
}

function lastHalves(data: usize, size: usize): void {
  const end = data + (size << 5);
  for (let a = data; a < end; a += 64) {
    const re = v128.load(a);
    const im = v128.load(a, 16);
    const nextRe = v128.load(a, 32);
    const nextIm = v128.load(a, 48);
    v128.store(a, f32x4.add(re, nextRe));
    v128.store(a, f32x4.add(im, nextIm), 16);
    v128.store(a, f32x4.sub(re, nextRe), 32);
    v128.store(a, f32x4.sub(im, nextIm), 48);
  }
}
