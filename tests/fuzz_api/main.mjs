// node main.mjs --server URL --description FILE --accounts FILE [--seed N] [--requests N] [--seconds N]
//
// Asks the server everything that the description offers, in right and wrong ways, as people of every role, and ends
// with 1 when an answer differs from the description. FILE of accounts: "login password" a line.
import {readFileSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {Campaign} from './campaign.mjs';
import {Description} from './description.mjs';
import {Person} from './person.mjs';

/** What no request of a running installation can reach, or only by chance: uploads speak tus (the prelude makes some), a signature wants a token
 *  with keys, a searchable copy a scan that was recognised, a statistic package the signature of another installation. */
const HARD_TO_REACH = ['setUp', 'changePassword', 'createUpload', 'appendToUpload', 'signDraftFiles', 'handInSignedFiles', 'searchableCopy',
    'receiveStatisticPackage'];
const MOST_UNREACHED = 8;

const {values: options} = parseArgs({options: {
    server: {type: 'string'}, description: {type: 'string'}, accounts: {type: 'string'},
    seed: {type: 'string', default: '30'}, requests: {type: 'string', default: '20000'}, seconds: {type: 'string', default: '240'}}});

const people = readFileSync(options.accounts, 'utf8').trim().split('\n').map((line) => {
    const [login, password] = line.split(' ');
    return new Person(options.server, login, password);
});
for (const person of people) await person.comeBack();

const campaign = new Campaign(new Description(options.description), options.server, people, Number(options.seed));
await campaign.run(Number(options.requests), Number(options.seconds) * 1000);

for (const operation of campaign.operations) {
    const answers = [...operation.answers].sort().map(([status, count]) => `${status}×${count}`).join(' ');
    console.log(`${operation.method.padEnd(6)} ${operation.path}  ${answers}`);
}
for (const {count, operation, request, fault} of campaign.faults.values()) {
    const body = typeof request.body === 'string' ? request.body.slice(0, 600) : '';
    console.log(`FAULT ×${count} ${operation.id}: ${fault}\n      ${request.method} ${request.url.slice(0, 300)} ${body}`);
}
const unreached = campaign.operations.filter((operation) => !HARD_TO_REACH.includes(operation.id) &&
    ![...operation.answers.keys()].some((status) => status < 300));
// Chance leaves out a few; more, and the campaign has gone blind. One that the clock cut short says nothing about what it could have reached.
const whole = campaign.sent >= Number(options.requests);
for (const operation of unreached) console.log(`UNREACHED ${operation.id}: no request of the campaign was accepted; the last was answered ${operation.lastRefusal}`);
console.log(`${campaign.sent} requests, ${campaign.faults.size} faults, ${unreached.length} operations without success, ` +
    `seed ${options.seed}${whole ? '' : ', cut short by the clock'}`);
process.exitCode = campaign.faults.size || (whole && unreached.length > MOST_UNREACHED) ? 1 : 0;
