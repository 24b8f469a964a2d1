import {MinusOutlined, PlusOutlined} from '@ant-design/icons';
import {Button} from 'antd';
import {useTranslation} from 'react-i18next';

const ZOOM_STEP = 1.25;
const ZOOM_MOST = 4;
const ZOOM_LEAST = 0.5;

interface Props {
  zoom: number;
  onChange: (zoom: number) => void;
  size?: 'small' | 'middle';
}

/** Smaller, how large, larger. */
export function ZoomTools({zoom, onChange, size = 'middle'}: Props) {
  const {t} = useTranslation();
  return (
    <>
      <Button
        size={size}
        icon={<MinusOutlined />}
        aria-label={t('document.zoomOut')}
        onClick={() => onChange(Math.max(ZOOM_LEAST, zoom / ZOOM_STEP))}
      />
      <span className="number">{Math.round(zoom * 100)} %</span>
      <Button
        size={size}
        icon={<PlusOutlined />}
        aria-label={t('document.zoomIn')}
        onClick={() => onChange(Math.min(ZOOM_MOST, zoom * ZOOM_STEP))}
      />
    </>
  );
}
