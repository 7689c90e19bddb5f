// The Hub's official JavaScript client lists all models of a hub, with what a sync keeps
// of them, and says how many they are and how long it took.
//
//     node list-client.mjs CLIENT HUB

import { createRequire } from 'node:module';
import path from 'node:path';

const [clientPath, hubUrl] = process.argv.slice(2);
const { listModels } = createRequire(import.meta.url)(path.resolve(clientPath));
const additionalFields = ['createdAt', 'disabled', 'gguf', 'library_name', 'safetensors', 'sha', 'tags'];

const began = performance.now();
let models = 0;
for await (const model of listModels({ hubUrl, additionalFields })) {
  models += model.name ? 1 : 0;
}
console.log(JSON.stringify({ models, seconds: (performance.now() - began) / 1000 }));
