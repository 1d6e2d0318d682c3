/** Words that more than one screen shows. Sentences of one screen stay beside it. */
export const TEXTS = {
  product: 'Nadir',
  home: 'Nadir, home',
  research: 'RESEARCH USE — NOT FOR DIAGNOSIS',
  local: 'Files stay in this browser',
  keyboardMap: 'Keyboard map',
  openRead: 'Open read',
  saveRead: 'Save read',
} as const;
