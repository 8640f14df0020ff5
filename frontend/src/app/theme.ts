import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The brand. On the dashboard it means one thing: this is alive, or will be when you press it. */
const ember: MantineColorsTuple = [
  '#fff3ec', '#ffe3d3', '#ffc6a6', '#ffa574', '#fd8449', '#f56a26', '#df5413', '#bc430c', '#96360b', '#702909',
];

const gray: MantineColorsTuple = [
  '#faf9f7', '#f3f2ef', '#e8e6e2', '#dcd9d4', '#c8c4bd', '#a8a39b', '#6b665f', '#57534c', '#3b3833', '#211f1c',
];

const dark: MantineColorsTuple = [
  '#e8e6e3', '#c9c6c1', '#aaa69f', '#7c7872', '#45423e', '#37342f', '#2a2825', '#1c1b19', '#141312', '#0d0c0b',
];

export const theme = createTheme({
  colors: { ember, gray, dark },
  primaryColor: 'ember',
  // White text on this shade reaches 5 : 1. One shade for both schemes: `autoContrast` looks at the light one only.
  primaryShade: 7,
  autoContrast: true,
  luminanceThreshold: 0.2,
  black: '#211f1c',
  fontFamily: "'Geist Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  headings: { fontFamily: "'Geist Variable', system-ui, sans-serif", fontWeight: '600' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Modal: {
      defaultProps: {
        centered: true,
        padding: 'lg',
        closeButtonProps: { 'aria-label': 'Close' },
        overlayProps: { backgroundOpacity: 0.45 },
        // A dialog's <header> would else count as a second banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
      styles: { title: { fontWeight: 600 } },
    },
  },
});

const lightTones = {
  '--canvas': '#faf9f7',
  '--surface': '#ffffff',
  '--surface-sunken': '#eceae6',
  '--hairline': '#e5e2dd',
  '--live-text': '#9c380a', '--live-soft': '#ffece0', '--live-mark': '#df5413',
  '--good-text': '#1c6434', '--good-soft': '#e4f4e8', '--good-mark': '#2f9e4f',
  '--hold-text': '#2b4a86', '--hold-soft': '#e7eefb', '--hold-mark': '#4a74c9',
  '--warn-text': '#765200', '--warn-soft': '#fdf3d0', '--warn-mark': '#d39a00',
  '--bad-text': '#a51d24', '--bad-soft': '#fdeaea', '--bad-mark': '#d5343c',
  '--quiet-text': '#57534c', '--quiet-soft': '#f0eeea', '--quiet-mark': '#a8a39b',
};

const darkTones = {
  '--canvas': '#141312',
  '--surface': '#1c1b19',
  '--surface-sunken': '#2e2c28',
  '--hairline': '#322f2b',
  '--live-text': '#ffa574', '--live-soft': '#3a2115', '--live-mark': '#f56a26',
  '--good-text': '#84d39a', '--good-soft': '#182c1e', '--good-mark': '#43b164',
  '--hold-text': '#a4c0f7', '--hold-soft': '#1c2740', '--hold-mark': '#6d95e6',
  '--warn-text': '#ecc65c', '--warn-soft': '#322912', '--warn-mark': '#d9a520',
  '--bad-text': '#ff9a9a', '--bad-soft': '#3a1a1b', '--bad-mark': '#ea5259',
  '--quiet-text': '#b5b1aa', '--quiet-soft': '#292724', '--quiet-mark': '#7c7872',
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...lightTones, '--mantine-color-error': lightTones['--bad-text'] },
  dark: { ...darkTones, '--mantine-color-error': darkTones['--bad-text'] },
});
