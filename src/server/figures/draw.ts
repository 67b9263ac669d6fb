import { createRequire } from 'node:module';
import type { TopLevelSpec } from 'vega-lite';
import { invariant } from '../../shared/invariant.ts';

export const FORMATS = { svg: 'image/svg+xml', png: 'image/png' } as const;
export type Format = keyof typeof FORMATS;

/** A picture has twice as many pixels each way as its SVG: screens and printers show them. */
const PNG_ZOOM = 2;

export type Drawable = {
  readonly title: string;
  readonly description: string;
  readonly specification: TopLevelSpec;
};

/** Draws a figure. The libraries take tens of megabytes, so they are loaded when the first one is drawn. */
export async function draw({ title, description, specification }: Drawable, format: Format): Promise<string | Buffer> {
  const svg = await drawSvg(specification);
  return format === 'svg' ? inWords(svg, title, description) : drawPng(svg);
}

/** Vega leaves an SVG file without words for those who cannot see it. */
function inWords(svg: string, title: string, description: string): string {
  return svg.replace(
    /^<svg ([^>]*)>/,
    (_tag, attributes: string) =>
      `<svg role="img" ${attributes}><title>${escaped(title)}</title><desc>${escaped(description)}</desc>`,
  );
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

async function drawSvg(specification: TopLevelSpec): Promise<string> {
  const [{ compile }, vega] = await Promise.all([import('vega-lite'), import('vega')]);
  // Vega warns of what it cannot do, and draws the rest: a picture that lacks something
  const complaints: string[] = [];
  const logger = vega.logger(vega.Warn, undefined, (_method, _level, words) =>
    complaints.push(words.map(String).join(' ')),
  );
  const refuse = (uri: string): Promise<never> =>
    Promise.reject(new Error(`"${uri}" is not loaded: a figure holds its data.`));
  const view = new vega.View(vega.parse(compile(specification, { logger }).spec), {
    renderer: 'none',
    logger,
    loader: { load: refuse, sanitize: refuse, http: refuse, file: refuse },
  });
  try {
    const svg = await view.toSVG();
    invariant(complaints.length === 0, `A figure is not drawn as specified: ${complaints.join('; ')}`);
    return svg;
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
