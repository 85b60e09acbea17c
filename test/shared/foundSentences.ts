/** Finds the sentences for people in the source of everything but the window. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../../scripts/setup/paths.mjs';

const folders = ['core', 'library', 'main', 'workers', 'backend'];
/** Reached from the command line alone, which speaks English for good. */
const ofCommandLine =
  /(?:evaluation\/(?:askByVoice|protocols|storedReport)|core\/fusion\/\w+|corpora\/actionUnits|face\/fer2013|training\/(?:checkpoint|shipCalibrated)|library\/python\/\w+|faces\/makeFaceNetworks|labelled\/modelOutput)\.ts$/;
/** Nothing but what it carries. */
const hollow = /^(?:\{\d\}\s*)*$/;
/** Properties whose value is said: of problems, of jobs and their progress, of dialogs that save. */
const said = ['message', 'advice', 'step', 'warning'];

/** Every sentence as a key of a translation: `“{1}” is damaged.` */
export function foundSentences(): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of folders) {
    const files = readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.ts'))) {
      const path = join(root, 'src', folder, file);
      if (ofCommandLine.test(path.replaceAll('\\', '/'))) continue;
      const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
      for (const sentence of sentencesIn(source))
        if (!hollow.test(sentence)) found.set(sentence, `${folder}/${file}`);
    }
  }
  return found;
}

function sentencesIn(source: ts.SourceFile): string[] {
  const sentences: string[] = [];
  const take = (node: ts.Expression | undefined): void => {
    if (node !== undefined) sentences.push(...literalsIn(node));
  };
  const look = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'AffectronError') {
      take(node.arguments?.[1]);
      take(node.arguments?.[2]);
    } else if (ts.isPropertyAssignment(node) && said.includes(node.name.getText())) {
      take(node.initializer);
    } else if (ts.isPropertyAssignment(node) && node.name.getText() === 'title' && isJob(node.parent)) {
      take(node.initializer);
    } else if (ts.isCallExpression(node) && node.expression.getText() === 'saveByDialog') {
      take(node.arguments[2]);
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return sentences;
}

const isJob = (node: ts.ObjectLiteralExpression): boolean =>
  node.properties.some((property) => property.name?.getText() === 'kind') &&
  node.properties.some((property) => property.name?.getText() === 'title');

/** What an expression may say: its own literals, and those of its branches. */
function literalsIn(node: ts.Expression): string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return literalsIn(node.expression);
  if (ts.isConditionalExpression(node)) return [...literalsIn(node.whenTrue), ...literalsIn(node.whenFalse)];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
    return [...literalsIn(node.left), ...literalsIn(node.right)];
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left] = literalsIn(node.left);
    const [right] = literalsIn(node.right);
    return left !== undefined && right !== undefined ? [left + right] : [];
  }
  if (!ts.isTemplateExpression(node)) return [];
  const spans = node.templateSpans.map(({ literal }, index) => `{${index + 1}}${literal.text}`);
  return [node.head.text + spans.join('')];
}
