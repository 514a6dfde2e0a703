import { describe } from 'vitest';
import { describeListingFaults } from './listing-faults.contract.ts';

describe('listing faults of emr-serverless', () => describeListingFaults('emr-serverless'));
