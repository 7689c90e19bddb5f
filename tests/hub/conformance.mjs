// The official JavaScript client against the test hub: what satisfies the one is what
// the Hub's own makers expect of the other. Run by conformance.py; prints TAP.
//
//     node conformance.mjs CLIENT HUB

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const [clientPath, program] = process.argv.slice(2);
const { downloadFile, fileDownloadInfo, listFiles, listModels, modelInfo, pathsInfo, repoExists, whoAmI, HubApiError } =
  createRequire(import.meta.url)(path.resolve(clientPath));

const folder = mkdtempSync(path.join(tmpdir(), 'bestiary-conformance-'));
const models = path.join(folder, 'models.json');
writeFileSync(models, JSON.stringify([
  { id: 'meta-llama/Llama-2-7b-hf', gated: 'manual', downloads: 1197391, pipeline_tag: 'text-generation',
    siblings: [{ rfilename: 'README.md' }, { rfilename: 'config.json' }] },
]));

const hub = spawn(program, ['--models', '2500', '--models-from', models, '--rename', 'old-name=meta-llama/Llama-2-7b-hf',
                            '--until-stdin-closes'], { stdio: ['pipe', 'pipe', 'inherit'] });
const ended = new Promise((resolve) => hub.once('exit', (status) => resolve(status)));
const hubUrl = (await createInterface({ input: hub.stdout })[Symbol.asyncIterator]().next()).value;

async function collect(generator) {
  const found = [];
  for await (const item of generator) {
    found.push(item);
  }
  return found;
}

async function first(query, more = {}) {
  return (await collect(listModels({ hubUrl, limit: 1, search: { query }, ...more })))[0];
}

const tests = {
  async 'listModels: one'() {
    const [model] = await collect(listModels({ hubUrl, search: { owner: 'meta-llama' } }));
    assert.equal(model.name, 'meta-llama/Llama-2-7b-hf');
    assert.match(model.id, /^[0-9a-f]{24}$/);
    assert.deepEqual([model.gated, model.private, model.downloads, model.task],
                     ['manual', false, 1197391, 'text-generation']);
    assert.ok(!Number.isNaN(model.updatedAt.getTime()));
  },

  async 'listModels: all pages'() {
    const found = await collect(listModels({ hubUrl }));
    assert.equal(found.length, 2501);
    assert.equal(new Set(found.map((model) => model.name)).size, 2501);
  },

  async 'listModels: a limit'() {
    assert.equal((await collect(listModels({ hubUrl, limit: 1200 }))).length, 1200);
  },

  async 'listModels: sorts'() {
    for (const [sort, key] of [['downloads', 'downloads'], ['likes', 'likes'], ['lastModified', 'updatedAt']]) {
      const values = (await collect(listModels({ hubUrl, sort, limit: 700 }))).map((model) => Number(model[key]));
      assert.deepEqual(values, [...values].sort((a, b) => b - a));
    }
    await assert.rejects(collect(listModels({ hubUrl, sort: 'nonsense' })),
                         (error) => error instanceof HubApiError && error.statusCode === 400 &&
                                    error.message.startsWith('Invalid sort parameter'));
  },

  async 'listModels: search, task and tags'() {
    const found = await collect(listModels({ hubUrl, search: { query: 'gguf', task: 'text-generation', tags: ['license:mit'] },
                                             additionalFields: ['tags', 'gguf', 'filePaths'] }));
    assert.ok(found.length > 0);
    for (const model of found) {
      assert.match(model.name, /GGUF/);
      assert.equal(model.task, 'text-generation');
      assert.ok(model.tags.includes('license:mit'));
      assert.ok(model.gguf.total > 0);
      assert.ok(model.filePaths.includes('README.md'));
    }
  },

  async 'modelInfo'() {
    const listed = await first('-Instruct-', { additionalFields: ['sha', 'cardData', 'safetensors'] });
    const told = await modelInfo({ hubUrl, name: listed.name, additionalFields: ['sha', 'cardData', 'safetensors'] });
    assert.deepEqual(told, listed);
    assert.deepEqual(await modelInfo({ hubUrl, name: listed.name, revision: listed.sha,
                                       additionalFields: ['sha', 'cardData', 'safetensors'] }), listed);
  },

  async 'modelInfo: an old name'() {
    assert.equal((await modelInfo({ hubUrl, name: 'old-name' })).name, 'meta-llama/Llama-2-7b-hf');
  },

  async 'modelInfo: errors'() {
    const fails = (status, words) => (error) => error instanceof HubApiError && error.statusCode === status &&
                                                error.message.startsWith(words) && error.requestId !== undefined;
    await assert.rejects(modelInfo({ hubUrl, name: 'no/body' }), fails(401, 'Invalid username or password.'));
    await assert.rejects(modelInfo({ hubUrl, name: 'no/body', accessToken: 'hf_test' }), fails(404, 'Repository not found'));
    await assert.rejects(modelInfo({ hubUrl, name: 'meta-llama/Llama-2-7b-hf', revision: 'nope' }),
                         fails(404, 'Invalid rev id: nope'));
    await assert.rejects(modelInfo({ hubUrl, name: 'meta-llama/Llama-2-7b-hf', additionalFields: ['nonsense'] }),
                         fails(400, '✖ Invalid option'));
  },

  async 'listFiles'() {
    const { name } = await first('-diffusion-');
    const top = await collect(listFiles({ hubUrl, repo: name }));
    assert.ok(top.some((item) => item.type === 'directory' && item.path === 'unet'));
    const all = await collect(listFiles({ hubUrl, repo: name, recursive: true, expand: true }));
    const weights = all.find((item) => item.path === 'unet/diffusion_pytorch_model.safetensors');
    assert.equal(weights.size, weights.lfs.size);
    assert.ok(weights.lastCommit.title);
    assert.deepEqual((await collect(listFiles({ hubUrl, repo: name, path: 'vae' }))).map((item) => item.path),
                     ['vae/config.json', 'vae/diffusion_pytorch_model.safetensors']);
    const [told] = await pathsInfo({ hubUrl, repo: name, paths: [weights.path], expand: true });
    assert.equal(told.lfs.oid, weights.lfs.oid);
  },

  async 'listFiles: pages'() {
    // The client asks for expanded files, of which a page holds a hundred.
    const { name } = await first('405B-Instruct');
    const files = await collect(listFiles({ hubUrl, repo: name, recursive: true, expand: true }));
    assert.ok(files.length > 190);
    assert.equal(new Set(files.map((item) => item.path)).size, files.length);
  },

  async 'whoAmI'() {
    const account = await whoAmI({ hubUrl, accessToken: 'hf_test' });
    assert.deepEqual([account.type, account.name, account.auth.accessToken.role], ['user', 'tester', 'read']);
    assert.ok(account.auth.accessToken.createdAt instanceof Date);
    await assert.rejects(whoAmI({ hubUrl, accessToken: 'hf_wrong' }), (error) => error.statusCode === 401);
  },

  async 'downloadFile: small'() {
    const { name } = await first('-Instruct-', { search: { query: '-Instruct-' } });
    const readme = await downloadFile({ hubUrl, repo: name, path: 'README.md' });
    const text = await readme.text();
    assert.equal(readme.size, Buffer.byteLength(text));
    assert.ok(text.startsWith('---\n') && text.includes(`# ${name}\n`));
    assert.equal(await downloadFile({ hubUrl, repo: name, path: 'nothing.txt' }), null);
  },

  async 'downloadFile: large'() {
    const { name } = await first('-diffusion-');
    const file = 'vae/diffusion_pytorch_model.safetensors';
    const info = await fileDownloadInfo({ hubUrl, repo: name, path: file });
    const weights = await downloadFile({ hubUrl, repo: name, path: file });
    assert.equal(weights.size, info.size);
    const part = await weights.slice(5000, 9000).arrayBuffer();
    assert.equal(part.byteLength, 4000);
    const pointer = await (await downloadFile({ hubUrl, repo: name, path: file, raw: true })).text();
    assert.ok(pointer.includes(`oid sha256:${info.etag.replaceAll('"', '')}\nsize ${info.size}\n`));
  },

  async 'downloadFile: gated'() {
    const repo = 'meta-llama/Llama-2-7b-hf';
    assert.ok((await (await downloadFile({ hubUrl, repo, path: 'README.md' })).text()).startsWith('---\n'));
    await assert.rejects(downloadFile({ hubUrl, repo, path: 'config.json' }), (error) => error.statusCode === 401);
    await assert.rejects(downloadFile({ hubUrl, repo, path: 'config.json', accessToken: 'hf_test' }),
                         (error) => error.statusCode === 403);
    assert.ok(await downloadFile({ hubUrl, repo, path: 'config.json', accessToken: 'hf_granted' }));
  },

  async 'repoExists'() {
    assert.equal(await repoExists({ hubUrl, repo: 'meta-llama/Llama-2-7b-hf' }), true);
    assert.equal(await repoExists({ hubUrl, repo: 'old-name' }), true);
    assert.equal(await repoExists({ hubUrl, repo: 'no/body' }), false);
    assert.equal(await repoExists({ hubUrl, repo: 'no/body', accessToken: 'hf_test' }), false);
  },
};

let failed = 0;
console.log(`1..${Object.keys(tests).length + 1}`);
let number = 0;
for (const [name, test] of Object.entries(tests)) {
  number++;
  try {
    await test();
    console.log(`ok ${number} - ${name}`);
  } catch (error) {
    failed++;
    console.log(`not ok ${number} - ${name}`);
    console.log(String(error.stack ?? error).replace(/^/gm, '# '));
  }
}

hub.stdin.end();
const status = await ended;
console.log(`${status === 0 ? 'ok' : 'not ok'} ${number + 1} - the hub ends`);
rmSync(folder, { recursive: true });
process.exit(failed > 0 || status !== 0 ? 1 : 0);
