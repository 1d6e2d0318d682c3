import type { PixelPoint } from '../dicom';

/** Where one looks on an image: which place is in the middle and how large a column is. Pure; coordinates are pixels of the image and CSS pixels of the viewport. */
export interface Camera {
  readonly centre: PixelPoint;
  /** CSS pixels per image column. */
  readonly zoom: number;
}

/** The lattice of an image: `aspect` is row spacing over column spacing, so that rows are drawn `zoom × aspect` CSS pixels apart. */
export interface Lattice {
  readonly rows: number;
  readonly columns: number;
  readonly aspect: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A place in the viewport, CSS pixels from its upper left corner. */
export interface CssPoint {
  readonly x: number;
  readonly y: number;
}

export interface Looking {
  readonly camera: Camera;
  readonly lattice: Lattice;
  readonly size: Size;
}

const LARGEST_COLUMN_CSS = 64;
const SMALLEST_IMAGE_CSS = 48;

export const cssFromPixel = ({ camera, lattice, size }: Looking, at: PixelPoint): CssPoint => ({
  x: size.width / 2 + (at.column - camera.centre.column) * camera.zoom,
  y: size.height / 2 + (at.row - camera.centre.row) * camera.zoom * lattice.aspect,
});

export const pixelFromCss = ({ camera, lattice, size }: Looking, at: CssPoint): PixelPoint => ({
  column: camera.centre.column + (at.x - size.width / 2) / camera.zoom,
  row: camera.centre.row + (at.y - size.height / 2) / (camera.zoom * lattice.aspect),
});

/** The whole image, as large as it fits; its middle lies between the pixels when their number is even. */
export const fittedCamera = (lattice: Lattice, size: Size): Camera => ({
  centre: { column: (lattice.columns - 1) / 2, row: (lattice.rows - 1) / 2 },
  zoom: Math.max(1e-3, Math.min(size.width / lattice.columns, size.height / (lattice.rows * lattice.aspect))),
});

/** Neither lost in the viewport nor nothing but a few pixels. */
export const allowedZoom = (zoom: number, lattice: Lattice): number => {
  const least = SMALLEST_IMAGE_CSS / Math.max(lattice.columns, lattice.rows * lattice.aspect);
  return Math.min(Math.max(zoom, least), Math.max(LARGEST_COLUMN_CSS, least));
};

/** Magnifies to `wanted` CSS pixels per column, as far as that is allowed; what lies under `at` stays there. */
export const zoomedCamera = (looking: Looking, wanted: number, at: CssPoint): Camera => {
  const { camera, lattice } = looking;
  const zoom = allowedZoom(wanted, lattice);
  const under = pixelFromCss(looking, at);
  const kept = camera.zoom / zoom;
  return {
    zoom,
    centre: {
      column: under.column + (camera.centre.column - under.column) * kept,
      row: under.row + (camera.centre.row - under.row) * kept,
    },
  };
};

/** Moves the image by CSS pixels; its middle cannot leave the viewport's reach, so that the image is never lost. */
export const movedCamera = ({ camera, lattice }: Looking, dx: number, dy: number): Camera => ({
  zoom: camera.zoom,
  centre: {
    column: Math.min(Math.max(camera.centre.column - dx / camera.zoom, 0), lattice.columns - 1),
    row: Math.min(Math.max(camera.centre.row - dy / (camera.zoom * lattice.aspect), 0), lattice.rows - 1),
  },
});

/** Whether a place is well within the viewport, not at its edge. */
export const wellInView = (looking: Looking, at: PixelPoint): boolean => {
  const { x, y } = cssFromPixel(looking, at);
  const { width, height } = looking.size;
  return x >= width * 0.2 && x <= width * 0.8 && y >= height * 0.2 && y <= height * 0.8;
};

export const insideImage = (lattice: Lattice, at: PixelPoint): boolean =>
  at.column >= -0.5 && at.row >= -0.5 && at.column <= lattice.columns - 0.5 && at.row <= lattice.rows - 0.5;
