import './workers.ts';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import type { Example } from '../example.ts';
import { examplesPlugin } from './examples-plugin.tsx';
import './playground.css';
import { isPhone } from './screen.ts';
import { frontTab, tabOf } from './tabs.ts';

async function fetchExamples(): Promise<Example[]> {
  const response = await fetch('/playground/examples.json');
  // an editor without examples is still of use
  return response.ok ? ((await response.json()) as Example[]) : [];
}

const examples = await fetchExamples();
const tabs = examples.map(tabOf);
const storedTabs = localStorage.getItem('graphiql:tabState');
const front = frontTab(storedTabs, tabs);
const list = examplesPlugin(examples);
const isFirstVisit = storedTabs === null;

const container = document.getElementById('playground');
if (container === null) throw new Error('index.html has no element for the playground.');

createRoot(container).render(
  <GraphiQL
    fetcher={createGraphiQLFetcher({ url: new URL('/graphql', location.origin).href })}
    plugins={[list, HISTORY_PLUGIN, explorerPlugin()]}
    defaultEditorToolsVisibility="variables"
    shouldPersistHeaders={false}
    {...(tabs.length > 0 && { defaultTabs: tabs })}
    {...(front && { initialQuery: front.query, initialVariables: front.variables })}
    {...(isFirstVisit && !isPhone() && { visiblePlugin: list })}
  >
    <GraphiQL.Logo>Trialgraph</GraphiQL.Logo>
  </GraphiQL>,
);
