import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  stories: ['../stories/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: { name: '@storybook/web-components-vite', options: {} },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({
    ...vite,
    // Stories show the sources, with decorators compiled as tsc does.
    resolve: { ...vite.resolve, conditions: ['plein-source', 'module', 'browser', 'development|production'] },
    // axe and the documentation viewer are large, and load only here.
    build: { ...vite.build, chunkSizeWarningLimit: 1500 },
  }),
};

export default config;
