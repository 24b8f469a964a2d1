import type {FormInstance} from 'antd';
import {ApiProblem} from '@/api/problem';

/** "files[0].name" → ["files", 0, "name"]: how a Form names a field. */
export const fieldPath = (field: string): (string | number)[] =>
  field
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/**
 * Puts the violations of a refused request at the fields of the same names and goes to the first. Answers whether every
 * violation found its field: else show the alert with its list.
 */
export function applyProblemToForm(form: FormInstance, error: unknown): boolean {
  if (!(error instanceof ApiProblem) || error.violations.length === 0) return false;
  const fields = error.violations.map((violation) => ({name: fieldPath(violation.field), errors: [violation.message]}));
  // Not by getFieldInstance: a field whose input takes no ref has none.
  const registered = new Set(form.getFieldsError().map(({name}) => JSON.stringify(name)));
  const known = fields.filter(({name}) => registered.has(JSON.stringify(name)));
  form.setFields(known);
  if (known[0]) form.scrollToField(known[0].name, {focus: true, block: 'center'});
  return known.length === fields.length;
}
