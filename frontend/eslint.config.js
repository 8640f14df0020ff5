import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Imports point down only: app → pages → components | hooks → api. */
const above = {
  api: ['app', 'pages', 'components', 'hooks'],
  hooks: ['app', 'pages', 'components'],
  components: ['app', 'pages', 'hooks'],
  pages: ['app', 'pages'],
};

function boundary([layer, forbidden]) {
  return {
    files: [`src/${layer}/**/*.{ts,tsx}`],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [...forbidden.flatMap((name) => [`@/${name}`, `@/${name}/*`]), '@/test', '@/test/*', '../*'],
              message: `src/${layer} imports downwards only: app → pages → components | hooks → api.`,
            },
          ],
        },
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'src/api/schema.d.ts'] },
  ...tseslint.configs.strict,
  reactHooks.configs.flat['recommended-latest'],
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', 250],
      complexity: ['error', 12],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.name=/^use(Layout)?Effect$/] > ArrowFunctionExpression[body.type=/^(Call|Chain)Expression$/]',
          message: 'What an effect returns is its clean-up. Put its body in braces.',
        },
      ],
    },
  },
  ...Object.entries(above).map(boundary),
);
