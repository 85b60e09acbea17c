/** Paints a figure on a canvas, and makes the PNG for print of it. The SVG of the same marks is written by main. */
import { figureFont, printDpi, type Figure, type Mark, type PathMark } from '../../../../shared/figure';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** @returns a PNG of so many dots for each inch of the figure */
export async function figurePng(figure: Figure): Promise<Uint8Array<ArrayBuffer>> {
  const ratio = printDpi / 72;
  const canvas = new OffscreenCanvas(Math.round(figure.width * ratio), Math.round(figure.height * ratio));
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('There is no canvas to draw the picture on.');
  context.scale(ratio, ratio);
  await paintFigure(context, figure);
  return pngOf(canvas);
}

export async function pngOf(canvas: OffscreenCanvas): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

/** One point is one unit of the context. */
export async function paintFigure(context: Context, { marks }: Figure): Promise<void> {
  const pictures = await Promise.all(
    marks.map(async (mark) => (mark.kind === 'image' ? createImageBitmap(new Blob([mark.png])) : null)),
  );
  context.imageSmoothingQuality = 'high';
  marks.forEach((mark, index) => {
    const picture = pictures[index];
    if (mark.kind !== 'image') paintMark(context, mark);
    else if (picture !== null) {
      context.drawImage(picture, mark.x, mark.y, mark.width, mark.height);
      picture.close();
    }
  });
}

function paintMark(context: Context, mark: Exclude<Mark, { kind: 'image' }>): void {
  context.save();
  if (mark.kind === 'text') {
    context.font = `${mark.bold ? 'bold ' : ''}${mark.size}px ${figureFont}`;
    context.fillStyle = mark.fill;
    context.textAlign = ({ start: 'left', middle: 'center', end: 'right' } as const)[mark.anchor];
    context.translate(mark.x, mark.y);
    if (mark.upright) context.rotate(-Math.PI / 2);
    context.fillText(mark.words, 0, 0);
  } else if (mark.kind === 'rect') {
    context.globalAlpha = mark.opacity;
    context.fillStyle = mark.fill;
    context.fillRect(mark.x, mark.y, mark.width, mark.height);
  } else paintPath(context, mark);
  context.restore();
}

function paintPath(context: Context, { points, fill, stroke, strokeWidth, dash, opacity }: PathMark): void {
  context.globalAlpha = opacity;
  context.beginPath();
  for (let at = 0; at + 1 < points.length; at += 2) context.lineTo(points[at], points[at + 1]);
  if (fill !== null) {
    context.closePath();
    context.fillStyle = fill;
    context.fill();
  }
  if (stroke === null) return;
  context.lineJoin = 'round';
  context.lineWidth = strokeWidth;
  context.setLineDash(dash);
  context.strokeStyle = stroke;
  context.stroke();
}
