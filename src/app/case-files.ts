/** An educator's teaching case by its name. */
const isCase = (file: File | undefined): file is File => file?.name.toLowerCase().endsWith('.nadir-case') ?? false;

/** Opens the first teaching case among files. False where there is none: then they are something else's. */
export const openedCase = (files: Iterable<File>): boolean => {
  const found = [...files].find(isCase);
  if (!found) return false;
  void import('./teaching/own-case').then(({ openOwnCaseFile }) => openOwnCaseFile(found));
  return true;
};
