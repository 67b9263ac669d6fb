import type { Example } from '../example.ts';

/** What GraphiQL's editors show for one tab. */
export type Tab = { query: string; variables: string };

export function tabOf({ query, variables }: Example): Tab {
  return { query, variables: variables === null ? '' : JSON.stringify(variables, null, 2) };
}

/**
 * The tab that is in front when the page opens. GraphiQL 5.4 restores tabs but not what their editors show: the
 * variables of the first default tab are dropped, and so are those of a stored tab that nobody edited. It has to be
 * told by `initialQuery` and `initialVariables`, which it then matches with the tab.
 */
export function frontTab(stored: string | null, tabs: readonly Tab[]): Tab | undefined {
  return storedFrontTab(stored) ?? tabs[0];
}

type StoredTab = { query: string | null; variables: string | null };
type StoredTabs = { activeTabIndex: number; tabs: StoredTab[] };

function storedFrontTab(stored: string | null): Tab | undefined {
  try {
    // written by GraphiQL in this browser; whatever else is found there counts as no tabs
    const { activeTabIndex, tabs } = JSON.parse(stored ?? 'null') as StoredTabs;
    const tab = tabs[activeTabIndex] ?? tabs[0];
    return tab && { query: tab.query ?? '', variables: tab.variables ?? '' };
  } catch {
    return undefined;
  }
}
