// Papers as offices write them (NĐ 30/2020), made by the browser: each is another one, so that no story meets the papers of another.
import {randomInt} from 'node:crypto';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {isByKeyboard, openBrowser, settle} from './harness.mjs';

const TOPICS = ['chuyển đổi số', 'cải cách hành chính', 'phòng, chống thiên tai', 'trồng cây xanh', 'an toàn giao thông', 'vệ sinh môi trường'];
const WORDS = 'cơ quan đơn vị tổ chức thực hiện kế hoạch báo cáo nội dung công tác quản lý nhà nước theo quy định hiện hành phối hợp kiểm tra đánh giá kết quả'.split(' ');
/** So that no two papers read nearly alike. */
const text = () => Array.from({length: 90}, () => WORDS[randomInt(WORDS.length)]).join(' ');

const html = ({issuer, code, day: [year, month, date], place, subject, body}) => `<!doctype html><html lang="vi"><meta charset="utf-8"><style>
  body { font: 14pt 'Liberation Serif', serif; line-height: 1.4; margin: 0; }
  table { width: 100%; text-align: center; } td { width: 50%; vertical-align: top; padding: 0 0 6pt; }
  b { white-space: nowrap; } small { font-size: 13pt; } p { text-align: justify; text-indent: 1cm; } h1 { font-size: 14pt; text-align: center; margin: 12pt 0 0; }
</style><table>
<tr><td><b>${issuer.toUpperCase()}</b></td><td><small><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></small><br><b>Độc lập - Tự do - Hạnh phúc</b></td></tr>
<tr><td>Số: ${code}</td><td><i>${place}, ngày ${date} tháng ${month} năm ${year}</i></td></tr></table>
<h1>KẾ HOẠCH</h1><h1>${subject}</h1>
<p>Thực hiện chương trình công tác năm, đơn vị ban hành kế hoạch này với các nội dung sau đây để các phòng, ban thực hiện.</p>
<p>Nội dung: ${body}.</p>
<p>Các đơn vị có liên quan phối hợp chặt chẽ, báo cáo kết quả trước ngày cuối quý để tổng hợp.</p>
<table><tr><td></td><td><b>GIÁM ĐỐC</b><br><br><br><b>Nguyễn Văn Tiến</b></td></tr></table></html>`;

/** What a new paper says and its PDF: `{issuer, code, issued, subject, name, bytes}`. `said` replaces what is made up. */
export async function paper(said = {}) {
  const number = randomInt(1000, 99_999_999);
  const day = [2026, 11, 3];
  const facts = {
    issuer: 'Sở Nội vụ', code: `${number % 90_000}/KH-SNV`, place: 'Hà Nội', day,
    subject: `Thực hiện công tác ${TOPICS[number % TOPICS.length]} giai đoạn hai, đợt ${number}`, body: text(), ...said,
  };
  const page = await (await (await openBrowser()).newContext()).newPage();
  await page.setContent(html(facts));
  const bytes = await page.pdf({format: 'A4', margin: {top: '2cm', bottom: '2cm', left: '3cm', right: '2cm'}});
  await page.context().close();
  return {...facts, issued: day.map((part) => String(part).padStart(2, '0')).join('-'), name: `kh-${number}.pdf`, bytes};
}

/** A file on disk, as somebody chooses it; its day stays, so that it is known again. */
export function onDisk(name, bytes) {
  const path = join(mkdtempSync(join(tmpdir(), 'vanthu-paper-')), name);
  writeFileSync(path, bytes);
  return path;
}

/** Chooses files where `button` asks for them: in its place may stand keys that do the same. */
export async function chooseFile(page, button, files) {
  const chosen = page.waitForEvent('filechooser');
  await page.evaluate(() => undefined); // the browser knows that it is waited for: a key may be faster
  await (typeof button === 'string' ? page.keyboard.press(button) : button.click());
  const chooser = await chosen;
  await chooser.setFiles(files);
}

/** Drops files on the page, as the mouse does; without one they are chosen at the intake. */
export async function drop(page, ...files) {
  if (isByKeyboard) {
    for (const key of new URL(page.url()).pathname === '/intake' ? [] : ['g', 'n']) await page.keyboard.press(key);
    await page.waitForURL(/\/intake/);
    await settle(page);
    // Whoever stands in a field types a letter there.
    const isTyping = await page.evaluate(() => document.activeElement?.matches('input, textarea') === true);
    return chooseFile(page, isTyping ? page.getByRole('button', {name: 'Thêm tệp'}) : 't', files.map(({name, bytes}) => onDisk(name, bytes)));
  }
  const given = files.map(({name, bytes}) => ({name, type: name.endsWith('.pdf') ? 'application/pdf' : '', bytes: bytes.toString('base64')}));
  const transfer = await page.evaluateHandle((all) => {
    const data = new DataTransfer();
    for (const {name, type, bytes} of all)
      data.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name, {type}));
    return data;
  }, given);
  await page.dispatchEvent('body', 'drop', {dataTransfer: transfer});
}
