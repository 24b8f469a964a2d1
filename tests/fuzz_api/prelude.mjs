// Work that is under way when a campaign begins, so that its requests find documents, assignments and drafts in every
// state; and, once, what the requests of a campaign would reach by luck alone. Throws when the server refuses any of it.
import {send} from './wire.mjs';

const TODAY = new Date(Date.now() + 7 * 3600_000).toISOString().slice(0, 10);
const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** One person's requests, each of which must succeed; the person remembers what they were told, and `judged` hears of each answer. */
class Hand {
    constructor(server, person, judged) {
        Object.assign(this, {server, person, judged});
    }

    async ask(method, path, body, more = {}) {
        const request = {method, url: `/api/v1${path}`, authorised: true, isRoute: true,
            headers: {Authorization: `Bearer ${this.person.token}`, ...(body && {'Content-Type': 'application/json'}), ...more},
            body: body && JSON.stringify(body)};
        const answer = await send(this.server + request.url, request);
        if (answer.status >= 300) throw new Error(`prelude: ${method} ${path}: ${answer.text}`);
        this.judged(request, answer);
        if (answer.mediaType !== 'application/json') return answer.text;
        this.person.known.learn(request.url, JSON.parse(answer.text));
        return JSON.parse(answer.text);
    }

    /** What `find` finds in the answer, once the server has come so far by itself. */
    async eventually(path, find) {
        for (const end = Date.now() + 60_000; Date.now() < end; ) {
            const found = find(await this.ask('GET', path));
            if (found) return found;
        }
        throw new Error(`prelude: nothing came to ${path}`);
    }

    /** A file that waits as an intake item. */
    async bring(name, bytes) {
        const headers = {Authorization: `Bearer ${this.person.token}`, 'Tus-Resumable': '1.0.0'};
        const base64 = (text) => Buffer.from(text).toString('base64');
        const made = await send(`${this.server}/api/v1/uploads`, {method: 'POST', headers: {...headers,
            'Upload-Length': `${Buffer.byteLength(bytes)}`, 'Upload-Metadata': `filename ${base64(name)}`}});
        if (made.status !== 201) throw new Error(`prelude: an upload: ${made.text}`);
        const {id} = JSON.parse(made.text);
        const {status, text} = await send(`${this.server}/api/v1/uploads/${id}`, {method: 'PATCH', body: bytes,
            headers: {...headers, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream'}});
        if (status !== 204) throw new Error(`prelude: a piece of an upload: ${text}`);
        this.person.known.learn('/api/v1/uploads', JSON.parse(made.text));
    }

    /** The id of the message. */
    async bringEdxml(bytes) {
        const request = {method: 'POST', url: '/api/v1/exchange/edxml', authorised: true, isRoute: true, body: bytes,
            headers: {Authorization: `Bearer ${this.person.token}`, 'Content-Type': 'application/octet-stream'}};
        const answer = await send(this.server + request.url, request);
        if (answer.status !== 201) throw new Error(`prelude: an edXML message: ${answer.text}`);
        this.judged(request, answer);
        this.person.known.learn(request.url, JSON.parse(answer.text));
        return JSON.parse(answer.text).id;
    }
}

/** An edXML message of a sender that nobody knows here: it is held. */
const edxmlOf = (number) => `<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXMLEnvelope><edXMLHeader><MessageHeader>
<From><OrganId>000.00.00.Z99</OrganId></From><To><OrganId>H00</OrganId></To><DocumentId>${number}</DocumentId>
<Code><CodeNumber>${number}</CodeNumber><CodeNotation>KH-UBND</CodeNotation></Code>
<PromulgationInfo><PromulgationDate>2026/01/05</PromulgationDate></PromulgationInfo><DocumentType><TypeName>Kế hoạch</TypeName></DocumentType>
<Subject>Kế hoạch ${number}</Subject></MessageHeader></edXMLHeader></edXMLEnvelope></edXML>`;

/** Messages of other systems, held, released and discarded; and one for them. */
async function foreign(clerk) {
    const [released, discarded] = [await clerk.bringEdxml(edxmlOf(1)), await clerk.bringEdxml(edxmlOf(2))];
    await clerk.bringEdxml(edxmlOf(3));
    await clerk.ask('GET', `/exchange/edxml/${released}/original`);
    await clerk.ask('POST', `/exchange/edxml/${released}/release`, {to: [clerk.person.organisation]});
    await clerk.ask('POST', `/exchange/edxml/${discarded}/discard`, {reason: 'Không rõ nơi gửi'});
    const [{id}] = (await clerk.ask('GET', '/documents?direction=outgoing&limit=1')).documents;
    await clerk.ask('GET', `/documents/${id}/edxml?to=${clerk.person.organisation}`);
}

/** What is open only until somebody answers it, or exists only after somebody made a mistake. */
async function seldom(clerk, book) {
    const {items} = await clerk.ask('GET', '/exchange/inbox?state=arrived&limit=50');
    for (const {id} of items.slice(0, 1)) {
        await clerk.ask('GET', `/exchange/inbox/${id}/files/1`);
        await clerk.ask('GET', `/exchange/inbox/${id}/files/1/signatures`);
    }
    await clerk.ask('POST', `/books/${book}/secret-stubs`, {secrecy: 'mat', date: TODAY});
    const [{id}, {id: other}] = (await clerk.ask('GET', '/documents?direction=incoming&limit=2')).documents;
    const {links} = await clerk.ask('POST', `/documents/${id}/links`, {kind: 'based_on', document: other});
    await clerk.ask('POST', `/documents/${id}/links/${links[0].id}/withdrawal`, {reason: 'Chọn nhầm văn bản'});
}

/** Second thoughts: what was registered, planned, saved, drafted or appointed is changed. */
async function changes(clerk, officer, administrator) {
    const [{id}] = (await clerk.ask('GET', '/documents?direction=incoming&limit=1')).documents;
    await clerk.ask('PATCH', `/documents/${id}`, {reason: 'Gõ nhầm trích yếu', subject: 'Kế hoạch năm sau'}, {'If-Match': '*'});
    const {year, ...content} = casePlan(clerk, 0);
    const plan = await clerk.ask('POST', '/case-plans', {year, ...content});
    await clerk.ask('PUT', `/case-plans/${plan.id}`, content, {'If-Match': '*'});
    const saved = await clerk.ask('POST', '/saved-searches', {name: 'Kế hoạch', query: {q: 'kế hoạch'}});
    await clerk.ask('PUT', `/saved-searches/${saved.id}`, {name: 'Kế hoạch', query: {q: 'kế hoạch năm'}});
    const draft = await officer.ask('POST', '/drafts', {type: 'KH', subject: 'Dự thảo để góp ý'});
    await officer.ask('POST', `/drafts/${draft.id}/moves`, {action: 'comment', text: 'Cần nêu rõ thời hạn'});
    const [item] = (await clerk.ask('GET', '/intake')).items;
    await clerk.ask('POST', `/intake/${item.id}/registration`, {code: '90/KH-FUZZ', type: 'KH', issued_date: TODAY,
        issuer_name: 'Bộ Nội vụ', subject: 'Kế hoạch đã quét'});
    const {id: account} = await administrator.ask('POST', '/accounts', {login: 'nguoi.tam', full_name: 'Người tạm', role: 'chuyen_vien',
        organisation: clerk.person.organisation, password: 'mat-khau-rat-dai'});
    const post = await administrator.ask('POST', `/accounts/${account}/posts`, {organisation: clerk.person.organisation, role: 'chuyen_vien', valid_from: TODAY});
    await administrator.ask('PATCH', `/posts/${post.id}`, {valid_to: TODAY, reason: 'Thôi việc'});
}

/** The plan of case files of this year, or of the one that comes in so many years. */
const casePlan = ({person}, years) => ({year: new Date().getFullYear() + years, numbering: 'per_heading',
    lines: [{level: 'large', title: 'Tổ chức cán bộ', notation: 'TCCB'},
        {level: 'file', title: 'Thi tuyển công chức', retention: '20', maker: person.login}]});

/** What stands behind the rates: a declaration, and a sample that is closed beside one that is open. */
async function evidence(clerk, administrator) {
    const period = {from: `${TODAY.slice(0, 4)}-01-01`, to: TODAY};
    await clerk.ask('POST', '/declared-counts', {direction: 'outgoing', ...period, documents: 9});
    await clerk.ask('GET', `/reports/declared-counts?${new URLSearchParams(period)}`);
    const {series} = await administrator.ask('GET', `/reports/series?${new URLSearchParams(period)}`);
    const draw = () => administrator.ask('POST', '/sample-audits', {series: series[0].series_id, ...period, size: 1});
    const {id, numbers} = await draw();
    await administrator.ask('POST', `/sample-audits/${id}/results`, {results: [{number: numbers[0].number, result: 'found'}]});
    await administrator.ask('POST', `/sample-audits/${id}/closing`, {conclusion: 'Khớp với sổ giấy'});
    await administrator.ask('GET', `/sample-audits/${id}`);
    await draw();
    await publication(administrator, period);
}

/** Reports that anybody may read, one of them withdrawn. */
async function publication(administrator, period) {
    const publish = (report) => administrator.ask('POST', '/published-reports', {report, title: 'Kết quả', ...period});
    await publish('entry');
    const {id} = await publish('handling');
    await publish('interconnection');
    await administrator.ask('POST', `/published-reports/${id}/withdrawal`, {reason: 'Nhầm kỳ'});
    await administrator.ask('GET', '/published-reports');
    await scheduling(administrator);
    await administrator.ask('POST', '/statistic-duties', {organisation: 1, from: period.from});
    await administrator.ask('GET', '/statistic-duties');
    await administrator.ask('GET', '/statistic-packages');
}

/** A report on a schedule that was made, with its file, and one that is stopped. */
async function scheduling(administrator) {
    const times = {period: 'last_month', rhythm: 'monthly', day: 5, time: '07:30', formats: ['csv']};
    const content = (report) => ({title: 'Định kỳ', report, ...times, addresses: ['baocao@binhminh.gov.vn']});
    const create = (report) => administrator.ask('POST', '/reports/schedules', content(report));
    const {id: stopped} = await create('outgoing');
    await administrator.ask('DELETE', `/reports/schedules/${stopped}`);
    const {id} = await create('handling');
    await administrator.ask('PUT', `/reports/schedules/${id}`, content('handling'), {'If-Match': '*'});
    const {id: run} = await administrator.ask('POST', `/reports/schedules/${id}/runs`);
    await administrator.eventually(`/reports/schedules/${id}/runs`,
        ({runs}) => runs.some(({state}) => state === 'made'));
    await administrator.ask('GET', `/reports/schedules/${id}/runs/${run}/file?format=csv`);
}

/** A type of documents that was added, ended and taken up again, and one that is called otherwise from tomorrow on. */
async function catalogue(administrator) {
    const type = {type_class: 'hanh_chinh', legal_basis: '1/2026/NĐ-CP'};
    const {id} = await administrator.ask('POST', '/document-types', {...type, name: 'Bản tin', abbreviation: 'BTin'});
    await administrator.ask('GET', `/document-types/${id}`);
    for (const valid_to of [inDays(30).slice(0, 10), ''])
        await administrator.ask('PATCH', `/document-types/${id}`, {valid_to, reason: '2/2026/NĐ-CP'});
    await administrator.ask('POST', '/document-types', {...type, replaces: id, name: 'Bản tin mới', abbreviation: 'BTin', valid_from: inDays(2)});
    await administrator.ask('GET', '/document-types');
}

/** A department index that is closed beside the next version of it, with a self-score and a review. */
async function ranking(clerk, administrator) {
    const year = Number(TODAY.slice(0, 4)) - 1;
    const {organisation: unit} = await clerk.ask('GET', '/me');
    const definition = {
        code: 'CCHC', year, name: 'Chỉ số', groups: ['ubnd_hdnd_tinh', 'so_nganh', 'khac'], maximum: 3,
        items: [
            {code: '1', name: 'Kế hoạch', maximum: 1, method: 'self'},
            {code: '2', name: 'Hài lòng', maximum: 1, method: 'survey', survey: {lowest: 1, highest: 5}},
            {code: '3', name: 'Nhập văn bản', maximum: 1, method: 'rate', rate: 'A', period: {from: `${year}-01-01`, to: `${year}-12-31`},
                proportional: {zero: 0, full: 100}},
        ],
    };
    const {id} = await administrator.ask('POST', '/reform-indexes', definition);
    const rules = {id: 'tinh-1', valid_from: '2026-01-01', source: '12/2026/QĐ-UBND', reason: 'Chốt lại', after: 'vanthu-ty-le-2'};
    await administrator.ask('POST', '/rate-rules', {...rules, leading: [{report: 'entry', rate: 'A', threshold: 950}]});
    await administrator.ask('GET', '/rate-rules');
    const at = `/reform-indexes/${id}/units/${unit}`;
    await clerk.ask('POST', `${at}/self-scores`, {scores: [{criterion: '1', points: 0.75, explanation: 'Có kế hoạch'}]});
    await administrator.ask('POST', `${at}/reviews`, {scores: [{criterion: '2', answers: 9, mean: 4.5, reason: 'Phiếu quý IV'}]});
    await administrator.ask('GET', at);
    await administrator.ask('GET', `/reform-indexes/${id}/report`);
    await administrator.ask('POST', `/reform-indexes/${id}/closing`, {});
    await administrator.ask('POST', '/reform-indexes', {...definition, replaces: id});
}

/** A document that another unit has registered is updated, then recalled, and that unit says no; what it counted is signed for the province. */
async function afterwards(clerk, receiver, administrator) {
    const {id} = await clerk.ask('POST', '/documents', {direction: 'outgoing', type: 'BC', subject: 'Báo cáo gửi nhầm', signer: {name: 'Nguyễn Văn An'}});
    await clerk.ask('POST', `/documents/${id}/deliveries`, {to: [receiver.person.organisation]});
    const item = await receiver.eventually('/exchange/inbox?limit=50', ({items}) => items.find(({document_as_sent: sent}) => sent.subject === 'Báo cáo gửi nhầm'));
    await receiver.ask('POST', `/exchange/inbox/${item.id}/acceptance`, {});
    await clerk.ask('POST', `/documents/${id}/updates`, {reason: 'Báo lại người ký'});
    await clerk.ask('POST', `/documents/${id}/recall`, {reason: 'Gửi nhầm nơi nhận'});
    await receiver.eventually(`/exchange/inbox/${item.id}`, ({recall}) => recall);
    await receiver.ask('POST', `/exchange/inbox/${item.id}/recall-answer`, {agree: false, reason: 'Văn bản đã được giải quyết xong'});
    const year = Number(TODAY.slice(0, 4)) - 1;
    await administrator.ask('POST', '/exchange/certificate', {});
    const made = await receiver.ask('POST', '/statistic-packages', {from: `${year}-01-01`, to: `${year}-12-31`});
    await receiver.ask('GET', `/statistic-packages/${made.id}/file`);
    // On its way for ever: behind this key nobody listens.
    await administrator.ask('POST', '/organisations', {name: 'Văn phòng tỉnh khác', code: 'H98.1', interconnected: true});
    await administrator.ask('POST', '/exchange/peers', {name: 'Hệ thống tỉnh khác', public_key: 'k'.repeat(40), organisation_codes: ['H98.1']});
    await receiver.ask('POST', `/statistic-packages/${made.id}/deliveries`, {to: 'H98.1'});
    await receiver.ask('GET', '/exchange/packages');
    await administrator.ask('POST', '/exchange/directory-entries', {publisher: 'H98.1', entries: [{code: 'H98.1', name: 'Văn phòng tỉnh khác'}]});
    await clerk.ask('GET', '/exchange/directory-entries?q=van%20phong');
    await administrator.ask('GET', '/exchange/directory-verification?publisher=H98.1');
    await administrator.ask('GET', '/exchange/directories');
}

/** `judged(request, answer)` compares an answer with the description. */
export async function prelude(server, people, judged) {
    const hand = (role, place = 0) => new Hand(server, people.filter((person) => person.role === role)[place], judged);
    const [administrator, clerk, leader, officer] = ['quan_tri', 'van_thu', 'lanh_dao', 'chuyen_vien'].map((role) => hand(role));
    const book = await administrator.ask('POST', '/books', {organisation: clerk.person.organisation, direction: 'outgoing', code: 'mat-fuzz',
        name: 'Sổ giữ số mật', purpose: 'secret_stubs'});
    await Promise.all([clerk, leader, officer, administrator].map((each) => each.ask('GET', '/books')));
    for (let i = 0; i < 8; ++i) {
        const {id} = await clerk.ask('POST', '/documents', {direction: 'incoming', code: `${i + 1}/KH-FUZZ`, type: 'KH',
            issued_date: TODAY, issuer_name: 'Bộ Nội vụ', subject: 'Kế hoạch cải cách hành chính'});
        if (i < 2) continue;
        await clerk.ask('POST', `/documents/${id}/handling`, {action: 'present', leader: leader.person.login});
        if (i < 4) continue;
        const directed = await leader.ask('POST', `/documents/${id}/handling`, {action: 'direct', text: 'Giao chuyên viên',
            assignments: [{account: officer.person.login, role: 'main', due_date: inDays(30)}]});
        const [assignment] = directed.assignments;
        await officer.ask('POST', `/assignments/${assignment.id}/moves`, {action: 'start'});
        if (i < 6) continue;
        await officer.ask('POST', `/assignments/${assignment.id}/moves`, {action: 'ask_extension', until: inDays(60), text: 'Chờ ý kiến'});
        await leader.ask('GET', `/documents/${id}/handling`);
    }
    for (let i = 0; i < 4; ++i) {
        const draft = await officer.ask('POST', '/drafts', {type: 'KH', subject: `Dự thảo kế hoạch số ${i}`});
        await officer.ask('PATCH', `/drafts/${draft.id}`, {urgency: 'urgent', due_date: inDays(9)}, {'If-Match': '*'});
        await officer.ask('GET', `/drafts/${draft.id}/history`);
        const {id} = await clerk.ask('POST', '/documents', {direction: 'outgoing', type: 'BC', subject: 'Báo cáo',
            signer: {name: 'Nguyễn Văn An'}});
        if (i < 2) await clerk.ask('POST', `/documents/${id}/deliveries`, {to: [hand('van_thu', 1).person.organisation]});
    }
    for (let i = 0; i < 6; ++i) await clerk.bring(`quet-${i}.pdf`, `trang ${i}`);
    await clerk.ask('GET', '/intake');
    for (const each of [hand('van_thu', 0), hand('van_thu', 1)]) await each.ask('POST', '/case-plans', casePlan(each, 1));
    await changes(clerk, officer, administrator);
    await seldom(clerk, book.id);
    await evidence(clerk, administrator);
    await ranking(clerk, administrator);
    await catalogue(administrator);
    await foreign(clerk);
    await afterwards(clerk, hand('van_thu', 1), administrator);
    for (const person of people) {
        const each = new Hand(server, person, judged);
        if (['van_thu'].includes(person.role)) await each.ask('GET', '/exchange/inbox?limit=50');
        await each.ask('GET', '/documents?limit=50');
    }
}
