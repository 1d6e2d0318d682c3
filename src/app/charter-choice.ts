import type { CharterDocument } from '../irecist';
import { canonicalJson } from '../read';
import { charterInForce } from '../panels';
import { digest } from './room-acts';
import { theShelf } from './shelf';
import { set } from './state';

/** A charter as a read records it: the whole document, one text for one charter. */
export const charterText = (document: CharterDocument): string => canonicalJson(document);

/** The first eight digits of the SHA-256 of the document: enough to tell two charters apart at a glance. */
export const charterHash = (document: CharterDocument): string => digest(charterText(document)).slice(0, 8);

/** The charter that was chosen last in this browser, for the next read; the default one where none was or where it cannot be read any more. */
export const rememberedCharter = (text: string): CharterDocument => charterInForce(text).document;

/** For the reads that begin from now on. */
export const chooseCharter = async (charter: CharterDocument): Promise<void> => {
  set({ charter });
  await theShelf().keepSettings({ charter: charterText(charter) });
};
