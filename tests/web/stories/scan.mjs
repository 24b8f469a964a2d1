// A scan has no letters; the words that were recognised lie over its pages.
import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {after, test} from 'node:test';
import {eventually} from '../eventually.mjs';
import {axeFindings, closeBrowser, logIn, newPage, person, settle} from '../harness.mjs';
import {caller, register} from '../office.mjs';
import {paper} from '../paper.mjs';

after(closeBrowser);

const SCAN = new URL('../../../../shared/data/office_files/signed/06-bct.signed.pdf', import.meta.url).pathname;

test('text of a PDF is selected on the page, of a scan too once it is recognised', {skip: existsSync(SCAN) ? false : 'needs ../shared/data/office_files'}, async () => {
  const clerk = await caller(person('clerk'));
  const {subject} = await paper();
  const {id} = await register(
    clerk,
    {direction: 'outgoing', type: 'KH', subject, signer: {name: 'An'}, confirm_duplicate: true},
    {name: 'quet.pdf', bytes: readFileSync(SCAN)},
  );
  const isRecognised = async () => (await clerk.get(`/documents/${id}`)).extraction[0].state === 'text_after_ocr';
  await eventually(isRecognised, 'the text of the scan', {within: 600_000, every: 1000});
  const page = await newPage();
  await logIn(page, person('clerk'), `/documents/${id}`);
  await page.locator('.pdf canvas').first().waitFor();
  await page.getByText('Bản quét: chữ đã nhận dạng').waitFor();
  await page.locator('.pdf-text span').first().waitFor();
  await settle(page);
  const chosen = await page.evaluate(() => {
    getSelection().selectAllChildren(document.querySelector('.pdf-text'));
    return getSelection().toString();
  });
  assert.match(chosen, /BỘ CÔNG\s+THƯƠNG/);
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(page.complaints, []);
});
