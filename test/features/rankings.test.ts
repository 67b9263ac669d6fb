import { expect, it } from 'vitest';
import { describeOnEmbedded, describeOnEachEngine, type Given } from '../support/engines.ts';
