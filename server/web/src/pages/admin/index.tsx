import {Navigate} from 'react-router-dom';

/** The administration begins with its people. */
export function Component() {
  return <Navigate to="/admin/people" replace />;
}
