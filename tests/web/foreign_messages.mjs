// edXML messages as other systems would send them: one of our own documents, as it is written for them, under another sender's name.
import {caller} from './office.mjs';
import {person} from './harness.mjs';

let made = 0;

/** Brings a message for the clerk's unit from a sender whom the directory does not have; answers what became of it: it is held. */
export async function heldMessage({subject, receiver}) {
  const clerk = await caller(person('clerk'));
  const {documents} = await clerk.get('/documents?direction=outgoing&limit=1');
  const {organisations} = await clerk.get('/organisations');
  const own = organisations.find(({id}) => id === clerk.account.organisation).code;
  const text = Buffer.from(await clerk.bytes(`/documents/${documents[0].id}/edxml?to=${own}`)).toString();
  const number = (made += 1) * 1000 + (Date.now() % 1000);
  const [from, ...rest] = text.split('</edXML:From>');
  const tagged = (name, value) => [new RegExp(`<edXML:${name}>[^<]*`), `<edXML:${name}>${value}`];
  const message = [
    from.replace(...tagged('OrganId', 'H77.42')).replace(...tagged('OrganName', 'Sở Công Thương tỉnh Hòa Hưng')),
    rest.join('</edXML:From>')
      .replace(...tagged('OrganId', receiver ?? own))
      .replace(...tagged('DocumentId', `H77.42,2026/03/02,${number}/SCT-QLTM`))
      .replace(...tagged('CodeNumber', number))
      .replace(...tagged('CodeNotation', 'SCT-QLTM'))
      .replace(...tagged('Subject', subject)),
  ].join('</edXML:From>');
  return clerk.post(`/exchange/edxml?name=${encodeURIComponent(`ban-tin-${number}.edxml`)}`, Buffer.from(message));
}
