/** Stands in for xmlbuilder2, which vtk.js imports for mesh files that Nadir never opens. */
const refuse = (): never => {
  throw new Error('XML mesh files are not supported');
};
export const create = refuse;
export const convert = refuse;
export const fragment = refuse;
export const builder = refuse;
export const decycle = refuse;
