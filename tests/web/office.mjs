// An office at work: what the demo leaves out. Made by the API before stories that need papers with leaders and officers.
import assert from 'node:assert/strict';
import {createHash, randomUUID} from 'node:crypto';
import {person, url} from './harness.mjs';

/** Calls of one person: `await clerk.post('/documents/7/handling', {…})`. */
export async function caller(who) {
  const answer = await fetch(`${url}/api/v1/sessions`, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(who)});
  const {token, account} = await answer.json();
  const call = async (method, path, body, headers = {}) => {
    const isForm = body instanceof FormData;
    const isFile = body instanceof Uint8Array;
    const reply = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body && !isForm && {'Content-Type': isFile ? 'application/octet-stream' : 'application/json'}),
        ...(method === 'POST' && {'Idempotency-Key': randomUUID()}),
        ...headers,
      },
      ...(body && {body: isForm || isFile ? body : JSON.stringify(body)}),
    });
    const text = await reply.text();
    assert.ok(reply.ok, `${method} ${path}: ${reply.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  };
  const changed = async (method, path, body) => {
    const shown = await fetch(`${url}/api/v1${path}`, {headers: {Authorization: `Bearer ${token}`}});
    return call(method, path, body, {'If-Match': shown.headers.get('ETag')});
  };
  return {
    account, login: who.login,
    bytes: async (path) => (await fetch(`${url}/api/v1${path}`, {headers: {Authorization: `Bearer ${token}`}})).arrayBuffer(),
    get: (path) => call('GET', path), post: (path, body) => call('POST', path, body ?? {}),
    patch: (path, body) => changed('PATCH', path, body),
    put: (path, body) => changed('PUT', path, body),
  };
}

/** A request with files: what is said of it, then their bytes. */
function withFiles(fields, ...files) {
  const form = new FormData();
  const told = files.map(({name, bytes}, place) => ({part: `file${place + 1}`, name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex')}));
  form.append('document', new Blob([JSON.stringify({...fields, files: told})], {type: 'application/json'}));
  files.forEach(({name, bytes}, place) => form.append(`file${place + 1}`, new Blob([bytes]), name));
  return form;
}

/** Registers a document with its files; what a paper says stands in `paper.mjs`. */
export const register = (who, document, ...files) => who.post('/documents', withFiles(document, ...files));

/** Another version of a draft. */
export const addVersion = (who, draft, ...files) => who.post(`/drafts/${draft}/versions`, withFiles({}, ...files));

/** A draft with that PDF that waits for the signature of the leader. */
export async function draftToSign({clerk, leader, officer}, {subject, receivers = [], ...file}) {
  const {id} = await officer.post('/drafts', {type: 'KH', subject, ...(receivers.length > 0 && {receivers})});
  await addVersion(officer, id, file);
  await officer.post(`/drafts/${id}/moves`, {action: 'submit', approver: leader.login});
  await leader.post(`/drafts/${id}/moves`, {action: 'approve'});
  await clerk.post(`/drafts/${id}/moves`, {action: 'check', text: 'Theo mẫu của cơ quan'});
  return id;
}

const PASSWORD = 'mat-khau-rat-dai-1';
const dayAfter = (days) => new Date(Date.now() + days * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10);
const ROOMS = [
  {name: 'Phòng Cải cách hành chính', login: 'cchc.office', who: 'Nguyễn Thị Hồng Đào', title: 'Trưởng phòng'},
  {name: 'Phòng Tổ chức cán bộ', login: 'tccb.office', who: 'Trần Đức Ánh', title: 'Phó Trưởng phòng'},
];

const MOST_PAPERS = 24;
const paper = (place) => ({
  direction: 'incoming', type: 'KH', code: `${Date.now() % 1_000_000}${place}/KH-BNV`, issuer_name: 'Bộ Nội vụ', issued_date: dayAfter(-2), arrival_date: dayAfter(0),
  subject: `Kế hoạch kiểm tra công tác cải cách hành chính, đợt ${place + 1}`,
});

let made;
/** Two rooms below the unit of person('leader'), papers with the leader, the officer and the rooms. Once per server. */
export const office = () => (made ??= makeOffice());

async function makeOffice() {
  const [admin, clerk, leader, officer] = await Promise.all(['administrator', 'clerk', 'leader', 'officer'].map((role) => caller(person(role))));
  const unit = leader.account.organisation;
  const rooms = [];
  const {accounts} = await admin.get('/accounts');
  for (const room of ROOMS) {
    // Made by another story on the same server.
    const known = accounts.find(({login}) => login === room.login);
    if (known) {
      rooms.push({...room, id: known.organisation, account: known.id, password: PASSWORD});
      continue;
    }
    const {organisations} = await admin.post('/organisations', {name: room.name, parent: unit, level: 'noi_bo', kind: 'phong', keeps_registry: false, interconnected: false});
    const account = await admin.post('/accounts', {login: room.login, full_name: room.who, role: 'lanh_dao', organisation: organisations[0].id, password: PASSWORD});
    rooms.push({...room, id: organisations[0].id, account: account.id, password: PASSWORD});
  }
  const {items: waiting} = await clerk.get('/work?kind=presentation&limit=40');
  const papers = waiting.map(({document}) => document);
  // The demo has as many as one office needs; on a server that is used again they run out.
  for (let made = papers.length; made < MOST_PAPERS; made += 1) papers.push((await clerk.post('/documents', paper(made))).id);
  const take = () => papers.shift();
  const present = async (document) => {
    await clerk.post(`/documents/${document}/handling`, {action: 'present', leader: leader.login});
    return document;
  };
  const describe = (document, change) => clerk.patch(`/documents/${document}`, {reason: 'Bổ sung thông tin', ...change});
  const direct = (document, days, more = []) =>
    leader.post(`/documents/${document}/handling`, {
      action: 'direct', text: 'Nghiên cứu, dự thảo văn bản trả lời.',
      assignments: [{account: officer.login, role: 'main', due_date: dayAfter(days), instruction: 'Tham mưu văn bản trả lời, gửi trước hạn'}, ...more],
    });

  const toDirect = [];
  for (let i = 0; i < 12; i += 1) {
    const document = take();
    if (i === 2) await describe(document, {urgency: 'express', due_date: dayAfter(1)});
    if (i === 5) await describe(document, {urgency: 'urgent', due_date: dayAfter(4)});
    if (i === 6) await describe(document, {due_date: dayAfter(9)});
    toDirect.push(await present(document));
  }
  const given = [];
  for (const days of [0, 1, 4, 12, 20]) {
    const document = take();
    const {assignments} = await direct(await present(document), days, [{unit: rooms[0].id, role: 'support', due_date: dayAfter(days)}]);
    given.push(assignments.find(({role}) => role === 'main').id);
  }
  await officer.post(`/assignments/${given[2]}/moves`, {action: 'ask_extension', until: dayAfter(10), text: 'Chờ số liệu của các sở, ngành'});
  const known = await present(take());
  await leader.post(`/documents/${known}/handling`, {
    action: 'direct', text: 'Để biết, theo dõi.',
    assignments: [{unit: rooms[1].id, role: 'main'}, {account: officer.login, role: 'inform'}],
  });
  await officer.post('/drafts', {type: 'CV', notation: 'VPUBND-TH', subject: 'V/v báo cáo tình hình thực hiện cải cách hành chính', urgency: 'urgent', due_date: dayAfter(5)});
  const file = await officer.post('/case-files', {title: 'Cải cách hành chính năm 2026', notation: 'CCHC', retention: '20'});
  for (const document of toDirect.slice(0, 4)) await officer.post(`/case-files/${file.id}/documents`, {document});
  return {admin, clerk, leader, officer, rooms, toDirect, papers, unit, dayAfter};
}

/** The id of a closed sample of numbers of 2018, of which one is not on paper; and what the clerk's unit declared of 2018. */
export async function auditedSample(clerk) {
  const year = {from: '2018-01-01', to: '2018-12-31'};
  const query = new URLSearchParams({...year, unit: clerk.account.organisation});
  const {declarations} = await clerk.get(`/reports/declared-counts?${query}`);
  if (declarations.length === 0) {
    const {id} = await clerk.post('/declared-counts', {direction: 'outgoing', ...year, documents: 412});
    await clerk.post('/declared-counts', {direction: 'outgoing', ...year, documents: 415, corrects: id, note: 'Đếm thiếu ba số của tháng 6'});
  }
  const admin = await caller(person('administrator'));
  const {series} = await admin.get(`/reports/series?${query}`);
  const [{series_id}] = series.filter(({entered}) => entered > 10);
  const {id, numbers} = await admin.post('/sample-audits', {series: series_id, ...year, size: 10, seed: 2018});
  const results = numbers.map(({number}, place) => (place === 3 ? {number, result: 'different', note: 'Sổ giấy ghi ngày khác'} : {number, result: 'found'}));
  await admin.post(`/sample-audits/${id}/results`, {results});
  await admin.post(`/sample-audits/${id}/closing`, {conclusion: 'Sổ đi khớp với sổ giấy, một số ghi sai ngày'});
  return id;
}

/** A small index of the units that the demo has, of our own. */
export const indexDefinition = (year) => ({
  code: 'CCHC-WEB', year, name: 'Chỉ số cải cách hành chính của các sở, ban, ngành', groups: ['so_nganh'], maximum: 30,
  items: [
    {code: '1', name: 'Chỉ đạo, điều hành', maximum: 8},
    {code: '1.1', parent: '1', name: 'Ban hành kế hoạch', maximum: 8, method: 'self', guidance: 'Trước 31/12 năm trước: 8 điểm; trong tháng 01: 4 điểm.'},
    {code: '2', name: 'Hiện đại hóa', maximum: 22},
    {code: '2.1', parent: '2', name: 'Nhập văn bản đi', maximum: 10, method: 'rate', rate: 'A', period: {from: `${year}-01-01`, to: `${year}-12-31`}, proportional: {zero: 0, full: 100}},
    {code: '2.2', parent: '2', name: 'Hài lòng của người dân', maximum: 5, method: 'survey', survey: {lowest: 1, highest: 5}},
    {code: '2.3', parent: '2', name: 'Liên thông', maximum: 7, method: 'rate', rate: 'C', period: {from: `${year}-01-01`, to: `${year}-12-31`}, steps: [{from: 50, points: 3.5}, {from: 90, points: 7}]},
  ],
});

/** The id of an index of 2018 that stands open beside the closed one of 2017, and a unit that has been scored. */
export async function rankedIndex(clerk) {
  const admin = await caller(person('administrator'));
  const unit = (await clerk.get('/me')).organisation;
  const before = await admin.post('/reform-indexes', indexDefinition(2017));
  await admin.post(`/reform-indexes/${before.id}/units/${unit}/reviews`, {scores: [{criterion: '1.1', points: 8, reason: 'Ban hành sớm'}]});
  await admin.post(`/reform-indexes/${before.id}/closing`, {note: 'Theo biên bản thẩm định'});
  const {id} = await admin.post('/reform-indexes', indexDefinition(2018));
  const [document] = (await clerk.get('/documents?direction=outgoing&limit=1')).documents;
  const {scores} = await clerk.post(`/reform-indexes/${id}/units/${unit}/self-scores`, {
    scores: [{criterion: '1.1', points: 8, explanation: 'Kế hoạch ban hành ngày 20/12', documents: [document.id]}],
  });
  await clerk.post(`/reform-indexes/${id}/units/${unit}/self-scores`, {
    scores: [{criterion: '1.1', points: 7.5, explanation: 'Kế hoạch ban hành ngày 28/12', documents: [document.id], replaces: scores[0].id}],
  });
  await admin.post(`/reform-indexes/${id}/units/${unit}/reviews`, {
    scores: [{criterion: '1.1', points: 6.25, reason: 'Ban hành chậm'}, {criterion: '2.2', answers: 120, mean: 4.12, reason: 'Phiếu điều tra quý IV'}],
  });
  return {id, unit};
}
