import {Navigate} from 'react-router-dom';

// The code of where it leads comes with it, and asks at once.
export {ahead} from './people';

/** The administration begins with its people. */
export function Component() {
  return <Navigate to="/admin/people" replace />;
}
