import { getRenderingCapabilities, init as initCore, metaData, RenderingEngine, setCanvasCreator, setUseCPURendering } from '@cornerstonejs/core';
import { init as initLoader } from '@cornerstonejs/dicom-image-loader';
import { imageMetadata } from './image-metadata';

/** How the pixels get to the screen. Software WebGL is several times slower than the processor path, and without WebGL only the processor path shows anything. */
export type Drawing = 'graphics-card' | 'processor';

let engine: RenderingEngine | null = null;
let engines = 0;

const chosenDrawing = (): Drawing => {
  const { webgl2, softwareRasterizer } = getRenderingCapabilities();
  return webgl2 && !softwareRasterizer ? 'graphics-card' : 'processor';
};

/** A canvas that stays in main memory: without a graphics card every detour over an emulated one costs more than the drawing. */
const plainCanvas = (width: number, height: number): HTMLCanvasElement => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d', { willReadFrequently: true });
  return canvas;
};

/** Prepares cornerstone once per page and gives its engine. */
export const startedEngine = (): RenderingEngine => {
  if (engine) return engine;
  if (engines === 0) {
    initCore({ debug: {} });
    if (chosenDrawing() === 'processor') drawWithProcessor();
    initLoader({ maxWebWorkers: Math.min(4, Math.max(1, Math.floor((navigator.hardwareConcurrency || 2) / 2))) });
    metaData.addProvider(imageMetadata, 10000);
  }
  engines++;
  engine = new RenderingEngine(`stage-${engines}`);
  return engine;
};

const drawWithProcessor = (): void => {
  setUseCPURendering(true, false);
  setCanvasCreator(plainCanvas);
};

export const stopEngine = (): void => {
  engine?.destroy();
  engine = null;
};

/** After the graphics card was lost: everything goes on through the processor. The old engine's viewports are gone. */
export const restartWithProcessor = (): void => {
  stopEngine();
  drawWithProcessor();
};
