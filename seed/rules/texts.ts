import { collections, releaseFile, type CollectionName } from '../schemas/evidence.ts';
import { describePath, findTexts } from './json.ts';
import { error, quote, type Rule } from './rule.ts';

const machinePath = /(?:^|[\s"'(=:])\/(?:work|tmp|home|root|mnt|var|Users)\//;

/** Whether a text names a folder of the machine it was written on, which nobody else has. */
function namesMachinePath(text: string): boolean {
  return machinePath.test(text);
}

const machinePathReason = 'holds what looks like an absolute path of a machine; name a page or a file of this set.';

export const noTextHoldsMachinePath: Rule = {
  number: 0,
  statement: 'No text holds an absolute path of a machine.',
  compares: [],
  *check({ records, release }) {
    for (const collection of collectionNames) {
      for (const record of records[collection]) {
        for (const { path, text } of findTexts(record, namesMachinePath)) {
          yield error(collection, record.id, describePath(path), `${quote(text)} ${machinePathReason}`);
        }
      }
    }
    for (const { path, text } of findTexts(release, namesMachinePath)) {
      const reason = `${quote(text)} ${machinePathReason}`;
      yield { severity: 'error', file: releaseFile.file, id: 'release', field: describePath(path), reason };
    }
  },
};

const resultIdForm = /^([a-z0-9_-]+)\.[a-z0-9-]+\.[a-z0-9-]+\.[a-z0-9.-]+$/;

export const mentionedResultsExist: Rule = {
  number: 1,
  statement: 'Whatever reads like a result id, in any field of any file, is one.',
  compares: [],
  *check({ records, isKnown, trialById }) {
    const isNoResult = (text: string) => {
      const trialId = resultIdForm.exec(text)?.[1];
      return trialId !== undefined && trialById.has(trialId) && !isKnown('results', text);
    };
    for (const collection of collectionNames) {
      if (collection === 'results') continue;
      for (const record of records[collection]) {
        for (const { path, text } of findTexts(record, isNoResult)) {
          if (isReferenceToResult(collection, path)) continue;
          yield error(collection, record.id, describePath(path), `${quote(text)} reads like a result id and is none.`);
        }
      }
    }
  },
};

const collectionNames = Object.keys(collections) as CollectionName[];

/** These are references in any case and told as such. */
function isReferenceToResult(collection: CollectionName, path: readonly PropertyKey[]): boolean {
  return (
    (collection === 'articleClaims' && path[0] === 'result_ids') ||
    (collection === 'algorithms' && path[2] === 'supports')
  );
}
