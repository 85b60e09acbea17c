import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/**
 * The arrows of docs/architecture.md, held by the linter:
 * renderer -> shared <- main -> workers -> library, backend -> core; cli -> workers, library, backend, core.
 *
 * @param {string} folder
 * @param {string[]} forbidden other folders of `src`
 * @param {string[]} packages module names
 * @returns {import('eslint').Linter.Config}
 */
function mayNotImport(folder, forbidden, packages = []) {
  return {
    files: [`src/${folder}/**/*.{ts,svelte}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...forbidden.map((name) => ({
              group: [`**/${name}/**`, `**/${name}`],
              message: `src/${folder} may not import src/${name}: see docs/architecture.md.`,
            })),
            ...(packages.length > 0
              ? [{ group: packages, message: `src/${folder} may not use this: see docs/architecture.md.` }]
              : []),
          ],
        },
      ],
    },
  };
}

const platform = ['node:*', 'electron', 'electron/*', 'fs', 'path', 'os'];

export default ts.config(
  { ignores: ['node_modules/', 'out/', 'dist/', '.cache/', 'coverage/'] },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.node, ...globals.browser },
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      eqeqeq: ['error', 'always'],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    extends: [ts.configs.disableTypeChecked],
  },
  mayNotImport(
    'core',
    ['shared', 'main', 'renderer', 'preload', 'backend', 'library', 'workers', 'cli'],
    platform,
  ),
  mayNotImport(
    'backend',
    ['shared', 'main', 'renderer', 'preload', 'library', 'workers', 'cli'],
    ['electron'],
  ),
  mayNotImport('library', ['main', 'renderer', 'preload', 'backend', 'workers', 'cli'], ['electron']),
  mayNotImport('workers', ['shared', 'main', 'renderer', 'preload', 'cli'], ['electron']),
  mayNotImport('shared', ['main', 'renderer', 'preload', 'backend', 'library', 'workers', 'cli'], platform),
  mayNotImport('main', ['renderer', 'preload', 'cli']),
  mayNotImport('preload', ['main', 'renderer', 'backend', 'library', 'workers', 'cli', 'core']),
  mayNotImport('renderer', ['main', 'preload', 'backend', 'library', 'workers', 'cli', 'core'], platform),
  mayNotImport('cli', ['main', 'renderer', 'preload'], ['electron']),
);
