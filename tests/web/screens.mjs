// Pictures of the main pages, as people of the demo see them: <page>-<width>-<light|dark>.png. LOOK at them. VANTHU_WIDTHS=1920 for others
// than 1440 and 390 px.
import {mkdirSync} from 'node:fs';
import {axeFindings, closeBrowser, documentWithPdf, logIn, newPage, person, settle, url} from './harness.mjs';
import {heldMessage} from './foreign_messages.mjs';
import {freshServer} from './fresh_server.mjs';
import {addVersion, auditedSample, caller, draftToSign, office, rankedIndex, register} from './office.mjs';
import {chooseFile, drop, onDisk, paper} from './paper.mjs';
import {arrived, sent, taken} from './sendings.mjs';

const out = process.env.VANTHU_SCREENS;
mkdirSync(out, {recursive: true});

/** Goes to the first line of the list of documents that has what is wanted. */
const openFirst = (filter) => async (page) => {
  await page.goto(`${url}/documents?direction=${filter}`);
  await settle(page);
  await page.locator('.row-list a').first().click();
  await page.waitForURL(/documents\/\d+/);
  await page.locator('.pdf canvas, .docx-pages:visible, .document-files .empty-state').first().waitFor();
};

/** Opens the first line of the list of work; on wide screens it is open already. */
const openWork = async (page) => {
  if (page.viewportSize().width < 1100) await page.locator('.work-list li button').first().click();
  await page.locator('.work-panel form, .work-panel .move-buttons').first().waitFor();
};

/** A file that somebody dropped on the intake, opened and read. */
const openDropped = async (page, {name, bytes}) => {
  await page.goto(`${url}/intake`);
  await settle(page);
  await drop(page, {name, bytes});
  await page.locator('.intake-upload').waitFor({state: 'detached', timeout: 60_000});
  await page.locator('.intake-register').waitFor({timeout: 60_000});
  await page.waitForTimeout(1500); // the file is drawn and read
};

const OLD_REGISTER = [
  'Ngày đến,Số đến,Tác giả,"Số, ký hiệu văn bản",Ngày tháng văn bản,Tên loại và trích yếu nội dung văn bản,Đơn vị hoặc người nhận',
  '05/01/2009,1,UBND huyện Phú Giáo,1/KH-UBND,02/01/2009,"Kế hoạch cải cách hành chính năm 2009",Phòng Nội vụ',
  '31/02/2009,2,Sở Tài chính,15/STC-NS,03/01/2009,"Công văn về việc quyết toán ngân sách quý IV năm 2008",Phòng Kế toán',
].join('\r\n');
const openImport = async (page) => {
  await page.goto(`${url}/books?year=2018`);
  await settle(page);
  const address = await page.evaluate(async () => {
    const {books} = await (await fetch('/api/v1/books')).json();
    return `/books/${books.find(({direction}) => direction === 'incoming').id}/import`;
  });
  await page.goto(url + address);
  await page.getByRole('button', {name: 'Chọn tệp sổ'}).waitFor();
};

/** A new page of the desk is a line here. */
const PAGES = [
  {name: 'work-clerk', role: 'clerk', path: '/work'},
  {name: 'work-leader', role: 'leader', path: '/work'},
  {name: 'work-officer', role: 'officer', path: '/work'},
  {name: 'work-direct', role: 'leader', path: '/work?kind=direction', act: openWork},
  {name: 'work-assigned', role: 'officer', path: '/work?kind=assignment', act: openWork},
  {name: 'dashboard', role: 'leader', path: '/dashboard'},
  {name: 'dashboard-province', role: 'administrator', path: '/dashboard'},
  {name: 'delegations', role: 'leader', path: '/delegations'},
  {
    name: 'draft-sign',
    role: 'leader',
    act: async (page) => {
      await page.goto(`${url}/work?kind=draft&item=draft-${toSign}`);
      await page.locator('.move-buttons').getByRole('button', {name: 'Ký số'}).click();
      await page.locator('.sign-files').waitFor();
    },
  },
  {name: 'drafts', role: 'officer', path: '/drafts'},
  {name: 'draft', role: 'officer', path: '/drafts/1'},
  {name: 'draft-comments', role: 'officer', act: (page) => page.goto(`${url}/drafts/${spoken}`)},
  {
    name: 'draft-compare',
    role: 'officer',
    act: async (page) => {
      await page.goto(`${url}/drafts/${spoken}`);
      await page.getByRole('button', {name: 'So sánh hai bản'}).click();
      await page.getByRole('dialog').getByRole('status').waitFor();
    },
  },
  {
    name: 'draft-conflict',
    role: 'officer',
    act: async (page) => {
      await page.goto(`${url}/drafts/${spoken}`);
      await page.getByRole('button', {name: 'Sửa thông tin dự thảo'}).click();
      const dialog = page.getByRole('dialog', {name: 'Sửa thông tin dự thảo'});
      await dialog.getByLabel('Trích yếu').fill('Kế hoạch rà soát, đơn giản hóa thủ tục hành chính');
      await desk.officer.patch(`/drafts/${spoken}`, {subject: `Kế hoạch rà soát thủ tục hành chính, lần ${Date.now() % 1000}`});
      await dialog.getByRole('button', {name: 'Lưu'}).click();
      await page.getByRole('dialog', {name: 'Người khác vừa sửa dữ liệu này'}).waitFor();
    },
  },
  {name: 'case-files', role: 'officer', path: '/case-files'},
  {name: 'case-file', role: 'officer', path: '/case-files/1'},
  {name: 'case-plans', role: 'clerk', path: '/case-files/plans'},
  {
    name: 'case-plan',
    role: 'clerk',
    path: '/case-files/plans',
    act: async (page) => {
      await page.locator('.row-list a').first().click();
      await page.waitForURL(/plans\/\d+$/);
    },
  },
  {name: 'case-plan-new', role: 'clerk', path: '/case-files/plans/new'},
  {name: 'hand-over', role: 'officer', path: '/case-files/hand-over'},
  {name: 'case-statistics', role: 'officer', path: '/case-files/statistics'},
  {name: 'own', role: 'leader', path: '/me'},
  {name: 'alerts', role: 'administrator', path: '/alerts'},
  {name: 'imports', role: 'administrator', path: '/imports'},
  {name: 'notices-page', role: 'officer', path: '/notices'},
  {name: 'documents', role: 'clerk', path: '/documents'},
  {name: 'documents-none', role: 'clerk', path: '/documents?from=1990-01-01&to=1990-01-02'},
  {name: 'document-incoming', role: 'clerk', act: openFirst('incoming')},
  {name: 'document-outgoing', role: 'clerk', act: openFirst('outgoing')},
  {
    name: 'document-pdf',
    role: 'clerk',
    act: async (page) => {
      await page.goto(`${url}/documents/${await documentWithPdf(page)}`);
      await page.locator('.pdf canvas').first().waitFor();
      await page.waitForTimeout(500); // pdf.js draws
    },
  },
  {name: 'history', role: 'clerk', act: async (page) => page.goto(`${url}/documents/${await documentWithPdf(page)}?tab=history`)},
  {name: 'deliveries', role: 'clerk', act: async (page) => page.goto(`${url}/documents/${await documentWithPdf(page)}?tab=deliveries`)},
  {
    name: 'deliveries-sent',
    role: 'clerk',
    act: async (page) => {
      await page.goto(`${url}/documents/${went.document.id}?tab=deliveries`);
      await page.locator('.data-table:visible, .deliveries, #content li').first().waitFor();
    },
  },
  {
    name: 'intake-exchange',
    role: 'clerk',
    act: async (page) => {
      await page.goto(`${url}/intake`);
      await page.locator('.intake-rows li', {hasText: came.subject}).first().click();
      await page.locator('.intake-register').waitFor();
      await page.waitForTimeout(1500); // the file is drawn and read
    },
  },
  {
    name: 'intake-recall',
    role: 'clerk',
    act: async (page) => {
      await page.goto(`${url}/intake?item=inbox-${recalled.item}&step=form`);
      await page.getByRole('button', {name: 'Đồng ý thu hồi'}).waitFor();
    },
  },
  {
    name: 'intake-update',
    role: 'clerk',
    act: async (page) => {
      await page.goto(`${url}/intake?item=inbox-${update.id}&step=form`);
      await page.getByRole('button', {name: 'Đồng ý cập nhật'}).waitFor();
    },
  },
  {
    name: 'delivery-update',
    role: 'clerk',
    act: async (page) => {
      await page.goto(`${url}/documents/${went.document.id}?tab=deliveries`);
      await page.getByRole('button', {name: 'Gửi cập nhật'}).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {name: 'intake-empty', role: 'clerk', path: '/intake'},
  {name: 'intake-file', role: 'clerk', act: async (page) => openDropped(page, await paper())},
  {
    name: 'intake-duplicates',
    role: 'clerk',
    act: async (page) => {
      await openDropped(page, known);
      await page.locator('.intake-duplicates').waitFor();
      await page.getByRole('button', {name: 'So sánh'}).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'outgoing-findings',
    role: 'clerk',
    act: async (page) => {
      await page.goto(`${url}/outgoing/new`);
      await chooseFile(page, page.getByRole('button', {name: 'Chọn tệp văn bản'}), onDisk(known.name, known.bytes));
      await page.locator('.outgoing-check li').first().waitFor({timeout: 60_000});
      await page.waitForTimeout(500); // pdf.js draws
    },
  },
  {name: 'intake-paper', role: 'clerk', path: '/intake?item=paper&step=form'},
  {name: 'outgoing-new', role: 'clerk', path: '/outgoing/new'},
  {name: 'books', role: 'clerk', path: '/books?year=2018'},
  {name: 'books-import', role: 'clerk', act: (page) => openImport(page)},
  {
    name: 'books-import-read',
    role: 'clerk',
    act: async (page) => {
      await openImport(page);
      await chooseFile(page, page.getByRole('button', {name: 'Chọn tệp sổ'}), onDisk('so-den-2009.csv', Buffer.from(OLD_REGISTER)));
      await page.getByRole('button', {name: 'Chạy thử'}).click();
      await page.getByText('Đã chạy thử, chưa lưu gì.').waitFor();
    },
  },
  {name: 'search', role: 'clerk', path: '/search?q=cải cách hành chính'},
  {name: 'search-start', role: 'clerk', path: '/search'},
  {
    name: 'search-reader',
    role: 'clerk',
    path: '/search?q=ke hoach',
    act: async (page) => {
      await page.locator('.row-list .search-title').first().click();
      await page.locator('.search-reader :is(.pdf canvas, iframe, .empty-state)').first().waitFor();
      await page.waitForTimeout(2500);
    },
  },
  {name: 'search-passage', role: 'clerk', path: '/search?passage'},
  {name: 'exchange', role: 'clerk', path: '/exchange'},
  {name: 'exchange-inbox', role: 'clerk', path: '/exchange?tab=inbox'},
  {name: 'exchange-messages', role: 'clerk', path: '/exchange?tab=edxml'},
  {
    name: 'exchange-release',
    role: 'clerk',
    path: '/exchange?tab=edxml',
    act: async (page) => {
      await page.getByRole('button', {name: 'Chuyển đơn vị nhận'}).first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'search-suggestions',
    role: 'clerk',
    path: '/search?q=kế hoạch',
    act: async (page) => {
      await page.locator('#global-search').press('Enter');
      await page.goto(`${url}/search`);
      await page.locator('#global-search').fill('k');
      await page.getByRole('option').first().waitFor();
    },
  },
  {name: 'exchange-system', role: 'administrator', path: '/exchange?tab=system'},
  {name: 'notices', role: 'leader', path: '/work', act: (page) => page.getByRole('button', {name: /thông báo/i}).click()},
  {name: 'shortcuts', role: 'clerk', path: '/work', act: (page) => page.keyboard.press('?')},
  {name: 'reports', role: 'leader', path: '/reports?from=2018-01-01'},
  {name: 'reports-interconnection', role: 'leader', path: '/reports?report=interconnection&from=2018-01-01'},
  {name: 'reports-differences', role: 'leader', path: '/reports/differences?from=2018-01-01&before=2018-06-30&as_of=2018-12-31'},
  ...['timeliness', 'handling', 'proposals'].map((report) => ({
    name: `reports-${report}`, role: 'leader', path: `/reports?report=${report}&from=2018-01-01`,
  })),
  {name: 'reports-outgoing', role: 'leader', path: '/reports?report=outgoing&from=2018-01-01'},
  {name: 'reports-series', role: 'administrator', path: '/reports?report=series&from=2018-01-01'},
  {name: 'reports-declared', role: 'clerk', path: '/reports?report=declared&from=2018-01-01'},
  {name: 'reports-base', role: 'leader', path: '/reports?from=2018-01-01&base=greater'},
  {name: 'reports-samples', role: 'administrator', path: '/reports?report=samples'},
  {name: 'reports-province', role: 'administrator', path: '/reports?from=2018-01-01'},
  {name: 'reports-today', role: 'administrator', path: '/reports?from=2018-01-01&period=quarter&units=today'},
  {name: 'reports-published', role: 'administrator', path: '/reports?report=published'},
  {name: 'reports-schedules', role: 'administrator', path: '/reports?report=schedules'},
  {
    name: 'reports-schedule-form',
    role: 'administrator',
    path: '/reports?report=schedules',
    act: (page) => page.getByRole('button', {name: 'Lập lịch gửi'}).click(),
  },
  {
    name: 'reports-schedule-runs',
    role: 'administrator',
    path: '/reports?report=schedules',
    act: async (page) => {
      await page.getByRole('button', {name: 'Các lần chạy'}).first().click();
      await page.getByRole('dialog').getByText('Đã lập').waitFor();
    },
  },
  {
    name: 'reports-publish',
    role: 'administrator',
    path: '/reports?from=2018-01-01',
    act: (page) => page.getByRole('button', {name: 'Công bố'}).click(),
  },
  {name: 'public', role: 'administrator', path: '/public'},
  {name: 'public-report', role: 'administrator', act: (page) => page.goto(url + published)},
  {
    name: 'reports-sample',
    role: 'administrator',
    act: (page) => page.goto(`${url}/reports?report=samples&sample=${looked}`),
  },
  {name: 'reports-ranking', role: 'administrator', act: (page) => page.goto(`${url}/reports?report=ranking&index=${ranked.id}`)},
  {
    name: 'reports-ranking-sheet',
    role: 'administrator',
    act: (page) => page.goto(`${url}/reports?report=ranking&index=${ranked.id}&ranked=${ranked.unit}`),
  },
  {name: 'admin-people', role: 'administrator', path: '/admin/people'},
  {name: 'admin-person', role: 'administrator', act: (page) => page.goto(`${url}/admin/people?id=${desk.leader.account.id}`)},
  {name: 'admin-unit', role: 'administrator', path: '/admin/organisations?id=3'},
  {name: 'admin-book', role: 'administrator', path: '/admin/books?unit=3&id=3'},
  {name: 'admin-roles', role: 'administrator', path: '/admin/roles'},
  {name: 'admin-organisations', role: 'administrator', path: '/admin/organisations'},
  {name: 'admin-books', role: 'administrator', path: '/admin/books?unit=3'},
  {name: 'admin-calendar', role: 'administrator', path: '/admin/calendar?year=2018'},
  {name: 'admin-rules', role: 'administrator', path: '/admin/calendar?show=rules'},
  {name: 'admin-rates', role: 'administrator', path: '/admin/rates'},
  {name: 'admin-types', role: 'administrator', path: '/admin/types'},
  {name: 'admin-intake', role: 'administrator', path: '/admin/intake'},
  {name: 'admin-audit', role: 'administrator', path: '/admin/audit'},
  {name: 'admin-audit-change', role: 'administrator', path: '/admin/audit?change=40'},
  {
    name: 'admin-reorganise',
    role: 'administrator',
    path: '/admin/organisations',
    act: (page) => page.getByRole('button', {name: 'Sắp xếp lại'}).click(),
  },
  {name: 'admin-system', role: 'administrator', path: '/admin/system'},
  {name: 'administrator', role: 'administrator', path: '/'},
];

const desk = await office();
// The demo has no plan of case files.
if ((await desk.clerk.get('/case-plans')).plans.length === 0)
  await desk.clerk.post('/case-plans', {
    year: new Date().getFullYear(),
    lines: [
      {level: 'large', title: 'Tổ chức, cán bộ', notation: 'TCCB'},
      {level: 'small', title: 'Tuyển dụng'},
      {level: 'file', title: 'Thi tuyển công chức', retention: '20', maker: desk.officer.login},
    ],
  });
const looked = await auditedSample(desk.clerk);
const ranked = await rankedIndex(desk.clerk);
const administrator = await caller(person('administrator'));
const {address: published} = await administrator.post('/published-reports', {
  report: 'entry',
  title: 'Kết quả nhập văn bản năm 2018',
  from: '2018-01-01',
  to: '2018-12-31',
});
const scheduled = await administrator.post('/reports/schedules', {
  title: 'Tỷ lệ nhập hằng tháng', report: 'entry', period: 'last_year', rhythm: 'monthly', day: 5, time: '07:30',
  formats: ['pdf', 'xlsx'], addresses: ['baocao@binhminh.gov.vn', 'lanhdao@binhminh.gov.vn'],
});
await administrator.post(`/reports/schedules/${scheduled.id}/runs`, undefined);
const toSign = await draftToSign(desk, await paper());
await heldMessage({subject: 'Góp ý dự thảo quy chế phối hợp quản lý thị trường trên địa bàn hai tỉnh'});
await heldMessage({subject: 'Mời họp giao ban khu vực', receiver: 'H88.7'});
const known = await paper();
await register(
  desk.clerk,
  {direction: 'incoming', type: 'KH', code: known.code, issuer_name: known.issuer, issued_date: '2026-11-03', subject: known.subject}, known,
);
const draft = await paper({subject: 'Kế hoạch rà soát thủ tục hành chính năm 2026'});
const {id: spoken} = await desk.officer.post('/drafts', {type: 'KH', subject: draft.subject});
await addVersion(desk.officer, spoken, draft);
const {comments} = await desk.clerk.post(`/drafts/${spoken}/moves`, {action: 'comment', text: 'Bổ sung căn cứ là Kế hoạch của UBND tỉnh, ghi rõ đơn vị chủ trì ở từng nhiệm vụ.'});
await addVersion(desk.officer, spoken, await paper({...draft, subject: 'Kế hoạch rà soát, đơn giản hóa thủ tục hành chính năm 2026', place: 'Hòa Hưng'}));
await desk.officer.post(`/drafts/${spoken}/moves`, {action: 'comment', text: 'Đã bổ sung ở bản 2.', answers: comments[0].id});
await desk.clerk.post(`/drafts/${spoken}/moves`, {action: 'comment', text: 'Bản 2 đúng thể thức.'});
const came = await sent();
const went = await sent({}, null, {from: 1, to: 2});
const back = await sent();
const recalled = await taken(back.subject);
await back.sender.post(`/documents/${back.document.id}/recall`, {reason: 'Ban hành sai thẩm quyền'});
const changed = await sent();
await taken(changed.subject);
const corrected = `${changed.subject} (đã sửa số liệu tại mục II)`;
await changed.sender.patch(`/documents/${changed.document.id}`, {
  subject: corrected, urgency: 'urgent', reason: 'Gõ nhầm',
});
await changed.sender.post(`/documents/${changed.document.id}/updates`, {reason: 'Sửa trích yếu và độ khẩn'});
const update = await arrived(desk.clerk, corrected, 'update');
const fresh = await freshServer();
let failures = 0;
const wanted = process.argv.slice(2);
const widths = (process.env.VANTHU_WIDTHS ?? '1440,390').split(',').map(Number);
for (const width of widths)
  for (const colorScheme of ['light', 'dark']) {
    const people = new Map();
    const shot = async (page, name) => {
      await settle(page);
      await page.waitForTimeout(150); // drawers slide in
      await page.screenshot({path: `${out}/${name}-${width}-${colorScheme}.png`});
      for (const finding of await axeFindings(page)) {
        console.log(`axe ${name}-${width}-${colorScheme}: ${finding}`);
        failures += 1;
      }
      // The words of a failed request are no complaint of the console.
      for (const alert of await page.locator('.problem-alert').allInnerTexts()) {
        console.log(`shown ${name}-${width}-${colorScheme}: ${alert}`);
        failures += 1;
      }
      for (const complaint of page.complaints.splice(0)) {
        console.log(`console ${name}-${width}-${colorScheme}: ${complaint}`);
        failures += 1;
      }
    };
    const options = {width, height: width === 390 ? 844 : 900, colorScheme, isPhone: width === 390};
    const door = await newPage(options);
    await door.goto(url);
    await door.getByLabel('Mật khẩu').waitFor();
    await shot(door, 'login');
    await door.goto(fresh.address);
    await door.getByLabel('Mã khởi tạo').waitFor();
    await shot(door, 'setup');
    await door.context().close();
    for (const {name, role, path, act} of PAGES) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      if (!people.has(role)) {
        const page = await newPage(options);
        await logIn(page, person(role));
        people.set(role, page);
      }
      const page = people.get(role);
      if (path) await page.goto(url + path);
      await settle(page);
      await act?.(page);
      await shot(page, name);
    }
    for (const page of people.values()) await page.context().close();
  }
await closeBrowser();
await fresh.end();
console.log(`screens: ${out}, ${failures} findings`);
process.exit(failures === 0 ? 0 : 1);
