// A reason's wording is not a rule: what is said is left out of the mutants, what is decided, compared, cited and listed stays in.

/** Fields and variables that hold a text for the reader, and functions that compose one. */
const WORDED = new Set([
  'sentence', 'detail', 'why', 'because', 'meaning', 'title', 'what',
  'sumAgainstNadir', 'fromBaseline', 'grownSince', 'riseSentence', 'size', 'domain',
]);
const nameOf = (node) => (node.type === 'ObjectProperty' ? node.key.name : node.type === 'VariableDeclarator' ? node.id.name : undefined);
const isWorded = (text) => /\s/.test(text);

const wording = {
  shouldIgnore({ node }) {
    if (WORDED.has(nameOf(node))) return 'the wording of a reason';
    if (node.type === 'StringLiteral' && isWorded(node.value)) return 'a text of several words';
    if (node.type === 'TemplateLiteral' && node.quasis.some(({ value }) => isWorded(value.raw))) return 'a text of several words';
    return undefined;
  },
};

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [{ kind: 'Ignore', name: 'wording', value: wording }];
