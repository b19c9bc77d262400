import type { SvgPicture } from "./heat-svg.ts";

/** Browsers refuse larger canvases. */
const LONGEST_SIDE = 8192;
const LARGEST_AREA = 40_000_000;
const SHARPEST = 2;

/** Draws an SVG picture as PNG, twice as fine as the screen where it fits into what browsers can draw. Throws when they cannot. */
export async function pngOf({ svg, width, height }: SvgPicture): Promise<Blob> {
  const scale = Math.min(SHARPEST, LONGEST_SIDE / Math.max(width, height), Math.sqrt(LARGEST_AREA / (width * height)));
  const image = new Image();
  image.src = svgAddress(svg);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.floor(width * scale));
  canvas.height = Math.max(1, Math.floor(height * scale));
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("This browser draws no pictures.");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error("The picture is too large for this browser."));
      else resolve(blob);
    }, "image/png");
  });
}

/** An address that an image can be shown from; the page's policy allows no other. */
export function svgAddress(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}
