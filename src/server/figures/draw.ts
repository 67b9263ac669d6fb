import { createRequire } from 'node:module';
import type { TopLevelSpec } from 'vega-lite';

export const FORMATS = { svg: 'image/svg+xml', png: 'image/png' } as const;
export type Format = keyof typeof FORMATS;

/** A picture has twice as many pixels each way as its SVG: screens and printers show them. */
const PNG_ZOOM = 2;

/** Draws a figure. The libraries take 80 MB of memory, so they are loaded when the first one is drawn. */
export async function draw(specification: TopLevelSpec, format: Format): Promise<string | Buffer> {
  const svg = await drawSvg(specification);
  return format === 'svg' ? svg : drawPng(svg);
}

async function drawSvg(specification: TopLevelSpec): Promise<string> {
  const [{ compile }, vega] = await Promise.all([import('vega-lite'), import('vega')]);
  const refuse = (uri: string): Promise<never> => Promise.reject(new Error(`A figure loads nothing, so not "${uri}".`));
  const view = new vega.View(vega.parse(compile(specification).spec), {
    renderer: 'none',
    // all data of a figure is in its specification
    loader: { load: refuse, sanitize: refuse, http: refuse, file: refuse },
  });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

async function drawPng(svg: string): Promise<Buffer> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: PNG_ZOOM },
    // the same picture on every machine
    font: { loadSystemFonts: false, fontFiles: FONT_FILES, defaultFontFamily: 'Arimo' },
  });
  return image.asPng();
}

const { resolve } = createRequire(import.meta.url);
const FONT_FILES = ['400Regular/Arimo_400Regular.ttf', '700Bold/Arimo_700Bold.ttf'].map((file) =>
  resolve(`@expo-google-fonts/arimo/${file}`),
);
