// A paper that one unit sends to another over the exchange, made by the API.
import {eventually} from './eventually.mjs';
import {person} from './harness.mjs';
import {caller, register} from './office.mjs';
import {paper} from './paper.mjs';

/** A unit sends a paper to another one, person('clerk', from) to person('clerk', to); `said` is what it says of it otherwise than the paper. */
export async function sent(said = {}, bytes = null, {from = 2, to = 1} = {}) {
  const [sender, receiver] = await Promise.all([caller(person('clerk', from)), caller(person('clerk', to))]);
  const {organisations} = await receiver.get('/organisations');
  const codeOf = (who) => organisations.find(({id}) => id === who.account.organisation);
  const made = await paper({issuer: codeOf(sender).name});
  const document = await register(
    sender,
    {direction: 'outgoing', type: 'KH', subject: made.subject, signer: {name: 'Nguyễn Văn Tiến'}, ...said},
    {name: made.name, bytes: bytes ?? made.bytes},
  );
  await sender.post(`/documents/${document.id}/deliveries`, {to: [codeOf(receiver).code]});
  return {...made, document, sender};
}

/** What of that kind (none: the document itself) came with that subject: the exchange carries it while its sender goes on. */
export const arrived = (receiver, subject, kind) =>
  eventually(async () => {
    const {items} = await receiver.get('/exchange/inbox?state=arrived&limit=200');
    return items.find(({kind: is, document_as_sent: said}) => is === kind && said.subject === subject);
  }, `what was sent as ${subject}`);

/** The clerk of the receiver takes what came with that subject into the book. */
export async function taken(subject, who = person('clerk')) {
  const receiver = await caller(who);
  const item = await arrived(receiver, subject);
  const {id} = await receiver.post(`/exchange/inbox/${item.id}/acceptance`, {});
  return {receiver, document: id, item: item.id};
}
