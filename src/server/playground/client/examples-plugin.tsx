import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import type { Example } from '../example.ts';
import { isPhone } from './screen.ts';
import { tabOf } from './tabs.ts';

/** Who comes back finds the tabs as they were left, not the examples: this list always has them all. */
export function examplesPlugin(examples: readonly Example[]): GraphiQLPlugin {
  return { title: 'Examples', icon: ExamplesIcon, content: () => <ExamplesList examples={examples} /> };
}

function ExamplesList({ examples }: { examples: readonly Example[] }) {
  const openExample = useOpenExample();
  return (
    <section className="examples" aria-label="Examples">
      <h2>Examples</h2>
      {examples.length === 0 && <p>This server has no examples to offer.</p>}
      <ol>
        {examples.map((example) => (
          <li key={example.name}>
            <button
              type="button"
              onClick={() => {
                openExample(example);
              }}
            >
              {example.title}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Opens an example in a new tab, or the tab that holds it unchanged. */
function useOpenExample() {
  const actions = useGraphiQLActions();
  const { tabs, queryEditor, variableEditor } = useGraphiQL((state) => ({
    tabs: state.tabs,
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
  }));
  return (example: Example) => {
    if (!queryEditor || !variableEditor) return; // still loading
    const { query, variables } = tabOf(example);
    if (isPhone()) actions.setVisiblePlugin(null); // there the list covers the editors
    const open = tabs.findIndex((tab) => tab.query === query && (tab.variables ?? '') === variables);
    if (open >= 0) {
      actions.changeTab(open);
      return;
    }
    actions.addTab();
    actions.updateActiveTabValues({ query, variables });
    queryEditor.setValue(query);
    variableEditor.setValue(variables);
  };
}

function ExamplesIcon() {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M5 6h.01M5 12h.01M5 18h.01" strokeWidth="2.5" />
      <path d="M9 6h11M9 12h11M9 18h11" />
    </svg>
  );
}
