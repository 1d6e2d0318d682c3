/** One paragraph of the page on trials. */
export interface TrialParagraph {
  readonly title: string;
  readonly text: string;
}

/** What this room does and does not do for a trial, in words for the screen. It supports processes; it cannot take the place of them. */
export const TRIAL_WORDS: readonly TrialParagraph[] = [
  { title: 'What it is for', text: 'Nadir is for research and education. It is not a medical device. It supports the processes that 21 CFR Part 11 and ICH E6 ask of a sponsor: an audit trail, signatures bound to records, enforced order, and records that can be read and copied. Whether a trial meets them is decided by the operator\'s procedures, not by this program.' },
  { title: 'What a seal does', text: 'Each scan in a package is encrypted with its own key. The app opens a scan only after it has verified the log of the read and the signature on the scan before, and until then it neither lists, decrypts nor decodes anything of a later scan, not even that there is one. A thing that was moved, renamed or changed inside the package does not open.' },
  { title: 'What a seal does not do', text: 'Where the package carries its secret, a reader who takes the package apart with a program of their own can compute every key: no file can keep a secret from the person who holds it and all that opens it. Where that matters, let the coordinator keep the secret. Then the key of the next scan is given out only against the signed log, and the package alone opens nothing, not the first scan either.' },
  { title: 'What a signature does', text: 'The signature is made with a private key that only the reader\'s passphrase opens, over the name, the meaning, the time and the hash of everything that was done before. It cannot be moved to another scan, another subject or another state of the read, and a log that was changed after it is found.' },
  { title: 'What a signature does not do', text: 'A key proves that somebody knew the passphrase. That this was the reader is for the operator to see to, when keys are put on the roster. The time is this computer\'s: a clock that runs backwards leaves a trace, a clock that is wrong throughout does not. After the last signature a reader can cut entries off the end of a log: only a head that was written down elsewhere shows it, so it is printed with every signature and in every export.' },
  { title: 'What the operator must add', text: 'Procedures for accounts, identities and lost passphrases. Training records. Validation for the intended use, with the tests listed by requirement as a start. A clock that is kept right. Copies of logs and their heads on a machine that readers cannot write to. Retention as long as the record. De-identification of the pixels themselves. Screens that are calibrated and checked.' },
];
