/**
 * Writes `preload.json` beside the bundle: for each element the files that the script tag asks for when it meets one. A
 * page that names them itself has them one journey to the server sooner.
 */
export function preloads() {
  return {
    name: 'preloads',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
      const needs = ({ fileName, imports }) => [fileName, ...imports.flatMap((name) => needs(bundle[name]))];
      const elements = ({ moduleIds }) =>
        moduleIds.flatMap((id) => [...this.getModuleInfo(id).code.matchAll(/^define\('([a-z-]+)'/gm)]);
      const adapter = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith('/adapters/rest/define.js')));
      const files = chunks.flatMap((chunk) =>
        elements(chunk).map(([, element]) => [element, [...new Set([...needs(adapter), ...needs(chunk)])]]),
      );
      const source = `${JSON.stringify(Object.fromEntries(files.toSorted()), null, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: 'preload.json', source });
    },
  };
}
