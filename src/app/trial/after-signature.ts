/** What follows a signature: in a sequential read the next scan is opened. Nothing outside a trial. */
export const afterSignature = async (): Promise<void> => Promise.resolve();
