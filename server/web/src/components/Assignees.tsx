import {DeleteOutlined} from '@ant-design/icons';
import {useQuery} from '@tanstack/react-query';
import {Button, Segmented, Select} from 'antd';
import {useRef} from 'react';
import {useTranslation} from 'react-i18next';
import {colleagues} from '@/api/flow';
import type {ApiProblem} from '@/api/problem';
import type {AssignmentRequest, AssignmentRole, Colleagues} from '@/api/types';
import {foundBy} from '@/habits/fold';

/** A unit or a person to whom a part of the work goes. */
export interface Assignee {
  /** "unit 12" or "account can.bo". */
  key: string;
  name: string;
  role: AssignmentRole;
}

export const requestOf = ({key, role}: Assignee, dueDate: string | undefined): AssignmentRequest => {
  const [kind, value = ''] = key.split(' ');
  return {
    role,
    ...(kind === 'unit' ? {unit: Number(value)} : {account: value}),
    // Who is only informed has nothing to be late with.
    ...(dueDate && role !== 'inform' && {due_date: dueDate}),
  };
};

const optionsOf = (data: Colleagues | undefined, ownLogin: string) => [
  ...(data?.units ?? []).map((unit) => ({value: `unit ${unit.id}`, label: unit.name, note: ''})),
  ...(data?.people ?? [])
    .filter((person) => person.login !== ownLogin)
    .map((person) => ({
      value: `account ${person.login}`,
      label: person.full_name,
      note: [person.title, person.organisation_name].filter(Boolean).join(', '),
    })),
];

/** The one in charge is one; the first that is named, until somebody says otherwise. */
const withRole = (list: Assignee[], key: string, role: AssignmentRole): Assignee[] =>
  list.map((each) => {
    if (each.key === key) return {...each, role};
    return role === 'main' && each.role === 'main' ? {...each, role: 'support'} : each;
  });

const violationAt = (error: unknown, place: number) =>
  ((error as ApiProblem | null)?.violations ?? [])
    .filter(({field}) => field.startsWith(`assignments[${place}]`))
    .map(({message}) => message)
    .join(' ');

interface Props {
  value: Assignee[];
  onChange: (value: Assignee[]) => void;
  ownLogin: string;
  /** What the server said of the last try: shown at the lines that it is about. */
  error: unknown;
  /** Every one of them is asked for an opinion. */
  isForOpinions?: boolean;
}

/** Who does the work: found by typing, with or without accents; the first is in charge, the next support. */
export function Assignees({value, onChange, ownLogin, error, isForOpinions = false}: Props) {
  const {t} = useTranslation();
  const {data, isPending} = useQuery(colleagues);
  const box = useRef<HTMLDivElement>(null);
  const options = optionsOf(data, ownLogin).filter((option) => value.every((each) => each.key !== option.value));
  const add = (key: string) => {
    const found = options.find((option) => option.value === key);
    if (found === undefined) return;
    const hasMain = value.some((each) => each.role === 'main');
    onChange([...value, {key, name: found.label, role: isForOpinions ? 'opinion' : hasMain ? 'support' : 'main'}]);
  };
  const roles = (['main', 'support', 'inform'] as const).map((role) => ({value: role, label: t(`flow.role.${role}`)}));
  return (
    <div className="assignees" ref={box}>
      <Select
        className="assignees-search"
        showSearch
        virtual={false}
        value={null}
        loading={isPending}
        placeholder={t('flow.assigneesHint')}
        aria-label={t('flow.assignees')}
        options={options}
        optionRender={({data: option}) => (
          <>
            {option.label} <small className="muted">{option.note}</small>
          </>
        )}
        filterOption={(typed, option) => foundBy(typed, `${option?.label ?? ''} ${option?.note ?? ''}`)}
        notFoundContent={t('flow.assigneesNone')}
        onSelect={(key: string | null) => key && add(key)}
      />
      {value.length > 0 && (
        <ul aria-label={t('flow.assignees')}>
          {value.map((assignee, place) => {
            const violation = violationAt(error, place);
            return (
              <li key={assignee.key}>
                <strong>{assignee.name}</strong>
                {!isForOpinions && (
                  <Segmented
                    size="small"
                    aria-label={t('flow.roleOf', {name: assignee.name})}
                    value={assignee.role}
                    options={roles}
                    onChange={(role) => onChange(withRole(value, assignee.key, role))}
                  />
                )}
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('flow.removeNamed', {name: assignee.name})}
                  onClick={() => onChange(value.filter((each) => each !== assignee))}
                />
                {violation && (
                  <span className="field-error" role="alert">
                    {violation}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
