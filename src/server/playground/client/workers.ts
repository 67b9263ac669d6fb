/** Monaco asks for its workers here. They are built beside this bundle, under these names (`../build.ts`). */
window.MonacoEnvironment = {
  getWorker(_moduleId, label) {
    const name = label === 'json' || label === 'graphql' ? label : 'editor';
    return new Worker(new URL(`./${name}.worker.js`, import.meta.url), { type: 'module' });
  },
};
