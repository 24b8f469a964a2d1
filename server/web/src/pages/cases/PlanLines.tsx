import {ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined} from '@ant-design/icons';
import {useQuery} from '@tanstack/react-query';
import {Button, Form, Input} from 'antd';
import {useTranslation} from 'react-i18next';
import {colleagues} from '@/api/flow';
import {FormSelect} from '@/components/FormSelect';
import {byLabel} from '@/habits/fold';
import {RetentionSelect} from './NewCaseFile';
import {LEVELS, type Level} from './plan_queries';
import '@/components/forms.css';

/** The lines of a plan, in a Form whose field `lines` they are. */
export function PlanLines() {
  const {t} = useTranslation();
  const form = Form.useFormInstance();
  const makers = useQuery(colleagues).data?.people ?? [];
  const makerOptions = makers.map((person) => ({value: person.login, label: person.full_name}));
  const levelAt = (place: number) => form.getFieldValue(['lines', place, 'level']) as Level;
  return (
    <fieldset className="plan-lines">
      <legend>{t('plans.lines')}</legend>
      <p className="muted">{t('plans.linesHelp')}</p>
      <Form.List name="lines">
        {(fields, {add, remove, move}, {errors}) => {
          const addBelow = (place: number) => {
            const level = levelAt(place);
            add({level, ...(level === 'file' && {retention: '20'})}, place + 1);
            // The new box is there after the next drawing.
            requestAnimationFrame(() => document.getElementById(`lines_${place + 1}_title`)?.focus());
          };
          return (
            <>
              <ol>
                {fields.map(({key, name}) => (
                  <Form.Item key={key} noStyle shouldUpdate>
                    {() => {
                      const level = levelAt(name);
                      const place = name + 1;
                      return (
                        <li className={`plan-line plan-${level}`}>
                          <Form.Item name={[name, 'level']} className="plan-level">
                            <FormSelect<Level>
                              aria-label={t('plans.level', {place})}
                              options={LEVELS.map((value) => ({value, label: t(`plans.levels.${value}`)}))}
                            />
                          </Form.Item>
                          <Form.Item name={[name, 'title']} className="plan-title">
                            <Input
                              aria-label={t('plans.lineTitle', {place})}
                              placeholder={t(`plans.titleHints.${level}`)}
                              maxLength={500}
                              onPressEnter={(event) => {
                                event.preventDefault();
                                addBelow(name);
                              }}
                            />
                          </Form.Item>
                          {level === 'large' && (
                            <Form.Item name={[name, 'notation']} className="plan-notation">
                              <Input
                                aria-label={t('plans.notation', {place})}
                                placeholder={t('plans.notationHint')}
                                maxLength={15}
                              />
                            </Form.Item>
                          )}
                          {level === 'file' && (
                            <>
                              <Form.Item name={[name, 'retention']} className="plan-retention">
                                <RetentionSelect aria-label={t('plans.retention', {place})} />
                              </Form.Item>
                              <Form.Item name={[name, 'maker']} className="plan-maker">
                                <FormSelect
                                  aria-label={t('plans.maker', {place})}
                                  placeholder={t('plans.makerHint')}
                                  showSearch
                                  filterOption={byLabel}
                                  options={makerOptions}
                                />
                              </Form.Item>
                            </>
                          )}
                          <span className="plan-tools">
                            <Button
                              type="text"
                              icon={<ArrowUpOutlined />}
                              aria-label={t('plans.up', {place})}
                              disabled={name === 0}
                              onClick={() => move(name, name - 1)}
                            />
                            <Button
                              type="text"
                              icon={<ArrowDownOutlined />}
                              aria-label={t('plans.down', {place})}
                              disabled={name === fields.length - 1}
                              onClick={() => move(name, name + 1)}
                            />
                            <Button
                              type="text"
                              icon={<DeleteOutlined />}
                              aria-label={t('plans.remove', {place})}
                              onClick={() => remove(name)}
                            />
                          </span>
                        </li>
                      );
                    }}
                  </Form.Item>
                ))}
              </ol>
              <Form.ErrorList errors={errors} />
              <div className="form-buttons">
                {LEVELS.map((level) => (
                  <Button
                    key={level}
                    icon={<PlusOutlined />}
                    onClick={() => add({level, ...(level === 'file' && {retention: '20'})})}
                  >
                    {t(`plans.add.${level}`)}
                  </Button>
                ))}
              </div>
            </>
          );
        }}
      </Form.List>
    </fieldset>
  );
}
