/** The part of dcmjs that the tests read files with; the package brings no types. */
declare module 'dcmjs' {
  interface ReadFile {
    readonly dict: Readonly<Record<string, { readonly vr: string; readonly Value: readonly unknown[] }>>;
    readonly meta: Readonly<Record<'00020010', { readonly Value: readonly string[] }>>;
  }
  const dcmjs: { readonly data: { readonly DicomMessage: { readFile(bytes: ArrayBuffer, options?: { readonly untilTag?: string }): ReadFile } } };
  export default dcmjs;
}
