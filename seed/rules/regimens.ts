import type { RegimenComponent, RegimenRecord } from '../schemas/regimens.ts';
import { error, quote, warning, type Rule } from './rule.ts';

export const armsHaveRegimenOfTheirDrugs: Rule = {
  number: 33,
  statement: 'Every arm has a regimen with exactly its drugs.',
  compares: ['regimens'],
  *check({ records, regimenById }) {
    for (const { id, arms } of records.trials) {
      for (const [index, arm] of arms.entries()) {
        const field = `arms[${index}].regimen`;
        const regimen = regimenById.get(arm.regimen);
        if (!regimen) {
          yield error('trials', id, field, `${quote(arm.regimen)} is no id in regimens.json.`);
          continue;
        }
        const given = new Set(regimen.components.map(({ drug }) => drug).filter((drug) => drug !== null));
        const isSame = given.size === new Set(arm.drugs).size && arm.drugs.every((drug) => given.has(drug));
        if (isSame) continue;
        const reason = `${quote(arm.regimen)} has the drugs ${quote([...given])}, and the arm ${quote(arm.drugs)}; they should agree.`;
        yield error('trials', id, field, reason);
      }
    }
  },
};

export const regimensAreUsed: Rule = {
  number: 33,
  statement: 'Every regimen is that of an arm.',
  compares: ['trials'],
  *check({ records }) {
    const used = new Set(records.trials.flatMap(({ arms }) => arms.map(({ regimen }) => regimen)));
    for (const { id } of records.regimens) {
      if (used.has(id)) continue;
      yield error('regimens', id, 'id', `${quote(id)} is the regimen of no arm; name it there or remove it.`);
    }
  },
};

function explainRelation({ relation, components }: RegimenRecord): string | null {
  if (relation === 'SINGLE' && components.length !== 1) return 'it has one component';
  if (relation !== 'SINGLE' && components.length < 2) return 'it has two components or more';
  if (relation === 'ALTERNATIVES') {
    const groups = new Set(components.map((component) => component.alternative_group));
    if (groups.size !== 1 || groups.has(null)) return 'its components share one alternative_group';
  }
  if (relation === 'SEQUENTIAL') {
    const phases = components.map(({ phase }) => phase ?? 0).sort((one, other) => one - other);
    if (phases.some((phase, index) => phase !== index + 1)) return 'its components have the phases 1, 2 and so on';
  }
  return null;
}

export const relationFitsComponents: Rule = {
  number: 33,
  statement: 'The relation of a regimen fits the number, the groups and the phases of its components.',
  compares: [],
  *check({ records }) {
    for (const regimen of records.regimens) {
      const right = explainRelation(regimen);
      if (right === null) continue;
      const reason = `${quote(regimen.relation)} does not fit the ${regimen.components.length} components; ${right}.`;
      yield error('regimens', regimen.id, 'relation', reason);
    }
  },
};

function* explainComponent(component: RegimenComponent): Generator<{ field: string; reason: string }> {
  const { drug, placebo, amount, amount_max: most, unit } = component;
  if ((drug === null) !== placebo) {
    const reason = `${quote(drug)} stands beside placebo ${quote(placebo)}; a component is a drug or a placebo.`;
    yield { field: 'drug', reason };
  }
  if ((amount === null) !== (unit === null)) {
    yield { field: 'amount', reason: `${quote(amount)} stands beside unit ${quote(unit)}; they go together.` };
  }
  if (amount !== null && amount <= 0) yield { field: 'amount', reason: `${amount} is no dose, which is above 0.` };
  if (most !== null && (amount === null || most <= amount)) {
    yield { field: 'amount_max', reason: `${most} should be above the amount, which is ${quote(amount)}.` };
  }
}

export const componentsAreDoses: Rule = {
  number: 33,
  statement: 'A component is a drug or a placebo; its amount and its unit go together.',
  compares: [],
  *check({ records }) {
    for (const { id, components } of records.regimens) {
      for (const [index, component] of components.entries()) {
        for (const { field, reason } of explainComponent(component)) {
          yield error('regimens', id, `components[${index}].${field}`, reason);
        }
      }
    }
  },
};

export const dosesAreRecorded: Rule = {
  number: 39,
  statement: 'The dose of every drug of a regimen is recorded.',
  compares: [],
  *check({ records }) {
    for (const { id, components } of records.regimens) {
      if (components.every(({ amount, placebo }) => amount !== null || placebo)) continue;
      yield warning('regimens', id, 'components', 'The dose of a drug was not read.');
    }
  },
};

export const regimensHaveOneDefaultNode: Rule = {
  number: 34,
  statement: 'Every regimen is in exactly one default treatment node.',
  compares: ['treatmentNodes'],
  *check({ records }) {
    const listed = records.treatmentNodes.filter((node) => node.default).flatMap((node) => node.regimens);
    for (const { id } of records.regimens) {
      const times = listed.filter((regimen) => regimen === id).length;
      if (times === 1) continue;
      yield error('regimens', id, 'id', `${quote(id)} is in ${times} default treatment nodes; one is right.`);
    }
  },
};

export const nodesJoinRegimens: Rule = {
  number: 34,
  statement: 'A treatment node lists each regimen once; one that is not default joins two or more.',
  compares: [],
  *check({ records }) {
    for (const { id, regimens, default: isDefault } of records.treatmentNodes) {
      if (new Set(regimens).size === regimens.length && regimens.length >= (isDefault ? 1 : 2)) continue;
      const least = isDefault ? 'one regimen or more' : 'two regimens or more, as the node is not default';
      yield error('treatmentNodes', id, 'regimens', `${quote(regimens)} should list ${least}, each once.`);
    }
  },
};
