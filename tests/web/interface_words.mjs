// The Vietnamese words of the interface: those of the pages (server/web/src/i18n) and the labels of closed lists that the server
// tells (schemas/domain).
import {readdirSync, readFileSync} from 'node:fs';

const root = new URL('../../', import.meta.url);
const pages = new URL('server/web/src/i18n/', root);
const domain = new URL('schemas/domain/', root);
const isVietnamese = (text) => /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i.test(text);

const textsIn = (folder, isWanted, pattern) =>
  readdirSync(folder)
    .filter(isWanted)
    .flatMap((file) => [...readFileSync(new URL(file, folder), 'utf8').matchAll(pattern)].map(([, text]) => text));

const ofPages = textsIn(pages, (file) => /^(vi|.*\.vi)\.ts$/.test(file), /'((?:[^'\\\n]|\\.)*)'/g);
// States and kinds of what people work with; names of roles, organisations and document types are data.
const ofServer = textsIn(
  domain,
  (file) => /^(flow_|case_file|intake|alert|handling|draft|delivery).*\.h$|^flow\.h$/.test(file),
  /Word\{\w+::\w+, "\w+", "([^"]+)"\}/g,
);
/** Names of types of documents: data, some of which are words of the interface too. */
const types = readFileSync(new URL('schemas/codes/document_types.tsv', root), 'utf8').split(/[\t\n]/);

/** Without those that carry a value: what a person sees of them is not the text of the file. */
export const vietnameseWords = new Set([...ofPages, ...ofServer].filter((text) => isVietnamese(text) && !text.includes('{{') && !types.includes(text)));
if (ofPages.length < 500 || ofServer.length < 30) throw new Error('the words of the interface were not found');
