import { launch } from './launch.mjs';

await launch('demo-aws');
