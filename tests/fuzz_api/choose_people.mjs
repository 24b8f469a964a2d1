// node choose_people.mjs demo-accounts.txt: "login password" of the administrator, of everybody of one unit, and of the
// clerk and the leader of another, from the table of logins that the demo prints.
import {readFileSync} from 'node:fs';

const rows = readFileSync(process.argv[2], 'utf8').trim().split('\n').slice(1).map((line) => line.split(/ {2,}/));
const units = [...new Set(rows.map((row) => row[4]))];
const [administrator] = rows;
const unit = (place) => rows.filter((row) => row[4] === units[place] && row !== administrator);
const inhabited = units.map((_, place) => unit(place)).filter((people) => people.length >= 3);
const people = [administrator, ...inhabited[0], ...inhabited[1].slice(0, 2)];
for (const [login, password] of people) console.log(`${login} ${password}`);
